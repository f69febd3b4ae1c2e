using System.Globalization;
using CphBot.Simulator.Teams;

namespace CphBot.Benchmarks;

/// <summary>What mixed commands of a busy hour cost in calls to the cloud.</summary>
internal static class Mixed
{
    private static readonly string[] Commands =
    [
        "help", "whoami", "list phones", "list servers", "list operations", "show phone web-0007", "list phones where status is failed", "restart phone web-{0:0000}",
    ];

    public static async Task RunAsync(int count)
    {
        await using var bench = await Bench.StartAsync();
        for (var number = 0; number < 10; number++) await bench.SendAsync(Person.Ana, new Place("19:warm@thread.v2", "groupChat"), "help");
        var times = new List<TimeSpan>();
        for (var number = 0; number < count; number++)
        {
            var text = string.Format(CultureInfo.InvariantCulture, Commands[number % Commands.Length], number + 1);
            times.Add(await bench.SendAsync(Person.Ana, new Place($"19:mixed{number % 20}@thread.v2", "groupChat"), text));
            await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System);
        }

        var restarts = count / Commands.Length;
        while (bench.Simulator.Teams.Messages.Count(message => message.Text.EndsWith("running again.", StringComparison.Ordinal)) < restarts)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        }

        Console.WriteLine($"{count} mixed commands, one every 0.5 s, {restarts} of them restarts");
        Console.WriteLine($"202:   {Bench.Quantiles(times)}");
        Console.WriteLine($"cloud: {string.Join(", ", bench.Simulator.Cloud.Counts.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {pair.Value}"))}");
    }
}
