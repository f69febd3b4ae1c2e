using System.Collections.Concurrent;
using CphBot.Simulator.Teams;

namespace CphBot.Benchmarks;

/// <summary>How long a person's client waits for the 202, and how many turns a second go through to the card.</summary>
internal static class Turns
{
    public static async Task RunAsync(int count, int connections)
    {
        await using var bench = await Bench.StartAsync();
        await SendAsync(bench, 200, connections, "warm");

        var before = bench.Simulator.Teams.Messages.Count;
        var start = TimeProvider.System.GetTimestamp();
        var times = await SendAsync(bench, count, connections, "run");
        while (bench.Simulator.Teams.Messages.Count < before + count) await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        var all = TimeProvider.System.GetElapsedTime(start);

        Console.WriteLine($"{count} help commands, {connections} connections, {Environment.ProcessorCount} cores for bot, simulator and load together");
        Console.WriteLine($"202:   {Bench.Quantiles(times)}");
        Console.WriteLine($"cards: the last one after {all.TotalSeconds:0.0} s, {count / all.TotalSeconds:0} turns/s (at most 50 a second in one tenant are allowed)");
    }

    /// <summary>Each turn in a conversation of its own tenant's share: what is measured is the bot, not the limits of Teams.</summary>
    private static async Task<IReadOnlyCollection<TimeSpan>> SendAsync(Bench bench, int count, int connections, string run)
    {
        var times = new ConcurrentBag<TimeSpan>();
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = connections }, async (number, _) =>
            times.Add(await bench.SendAsync(Person.Ana, new Place($"19:{run}{number}@thread.v2", "groupChat"), "help")));
        return times;
    }
}
