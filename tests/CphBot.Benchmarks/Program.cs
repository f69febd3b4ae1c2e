using System.Globalization;
using CphBot.Benchmarks;
using CphBot.Benchmarks.Load;

// Run by hand, in Release. What is measured is in processes of its own, but for mixed, which counts calls, and for fleet, which is a class
// and then the bot in virtual time, as budget and calls are.
switch (args)
{
    case ["turns"]:
        await Turns.RunAsync(rounds: 5, total: 0);
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
        await FleetPlan.RunAsync(phones: 100_000, phonesPerServer: 50, planned: 5_000);
        return 0;
    case ["start", .. var folders] when folders.Length > 0:
        await Start.RunAsync(folders, runs: 3);
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
        Console.Error.WriteLine("turns [--turns N] | following [--operations N --nodes N] | fleet | start <folder> … | mixed | budget | calls: README says what each measures.");
        return 2;
}
