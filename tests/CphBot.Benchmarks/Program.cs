using System.Globalization;
using CphBot.Benchmarks;
using CphBot.Benchmarks.Load;

// Real bot, simulated cloud and Teams, all in this process with a SQLite file on the temporary disk: turns and mixed over real loopback sockets,
// budget and calls in virtual time.
switch (args)
{
    case ["turns"]:
        await Turns.RunAsync(rounds: 5, total: 0);
        return 0;
    case ["turns", "--quick"]:
        await Turns.RunAsync(rounds: 2, total: 0);
        return 0;
    case ["turns", "--help-only"]:
        await Turns.RunAsync(rounds: 0, total: 40000);
        return 0;
    case ["turns", "--turns", var total]:
        await Turns.RunAsync(rounds: 5, int.Parse(total, CultureInfo.InvariantCulture));
        return 0;
    case ["following"]:
        await Following.RunAsync(operations: 10_000, nodes: 1);
        return 0;
    case ["following", "--operations", var operations, "--nodes", var nodes]:
        await Following.RunAsync(int.Parse(operations, CultureInfo.InvariantCulture), int.Parse(nodes, CultureInfo.InvariantCulture));
        return 0;
    case ["fleet"]:
        await FleetSearch.RunAsync(phones: 100_000, phonesPerServer: 50);
        return 0;
    case ["start", .. var folders] when folders.Length > 0:
        await Start.RunAsync(folders, runs: 7);
        return 0;
    case ["bare", var folder]:
        await BareHandler.RunAsync(folder);
        return 0;
    case ["mixed"]:
        await Mixed.RunAsync(count: 200);
        return 0;
    case ["budget"]:
        await Virtual.BudgetAsync(1, 10, 50, 200);
        return 0;
    case ["calls"]:
        await Virtual.CallsAsync(1, 100, 1000);
        return 0;
    default:
        Console.Error.WriteLine("turns: the answer to 3,000 help commands over 32 connections. mixed: the cloud calls of 200 mixed commands. budget: how cards fare when up to 200 operations live in one channel. calls: the cloud calls of up to 1,000 concurrent operations.");
        return 2;
}
