using CphBot.Benchmarks;

// Real bot, simulated cloud and Teams, all in this process with a SQLite file on the temporary disk: turns and mixed over real loopback sockets,
// budget and calls in virtual time.
switch (args)
{
    case ["turns"]:
        await Turns.RunAsync(count: 3000, connections: 32);
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
