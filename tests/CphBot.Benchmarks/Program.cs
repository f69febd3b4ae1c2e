using CphBot.Benchmarks;

// Real bot, simulated cloud and Teams, all in this process over real loopback sockets and a SQLite file on the temporary disk.
switch (args)
{
    case ["turns"]:
        await Turns.RunAsync(count: 3000, connections: 32);
        return 0;
    case ["mixed"]:
        await Mixed.RunAsync(count: 200);
        return 0;
    default:
        Console.Error.WriteLine("turns: the answer to 3,000 help commands over 32 connections. mixed: the cloud calls of 200 mixed commands.");
        return 2;
}
