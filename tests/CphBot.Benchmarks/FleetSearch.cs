using System.Globalization;
using CphBot.Benchmarks.Load;
using CphBot.Cloud;
using CphBot.Cloud.Phones;
using CphBot.Cloud.Servers;
using CphBot.Fleet;
using CphBot.Fleet.Selectors;
using CphBot.Simulator.Cloud;
using CphBot.Simulator.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CphBot.Benchmarks;

/// <summary>What the picture of a large fleet takes to read and to hold, and how quickly phones are found in it.</summary>
internal static class FleetSearch
{
    private const string Project = "p0";

    public static async Task RunAsync(int phones, int phonesPerServer)
    {
        await using var app = new SimulatorApp(
            new SimulatorArguments(phones, BotPort: 0, CloudPort: 0), TimeProvider.System, new SimulatedCloudOptions { PhonesPerServer = phonesPerServer });
        await app.StartAsync();
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Cloud:ReadsPerSecond"] = "100" };
        CloudProject.AddTo(settings, Project, app.Address, app.Cloud.Options);
        await using var services = LiveOperations.Services(settings);
        var cloud = services.GetRequiredService<CphClients>()[Project];

        var (before, began) = (GC.GetTotalMemory(forceFullCollection: true), TimeProvider.System.GetTimestamp());
        var (all, servers) = (new List<Phone>(phones), new List<Server>());
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var phone in cloud.ListAllPhonesAsync(PhoneFilter.None, CancellationToken.None)) all.Add(SnapshotKeeper.Compact(phone, texts));
        await foreach (var server in cloud.ListAllServersAsync(ServerFilter.None, CancellationToken.None)) servers.Add(server);
        var read = TimeProvider.System.GetElapsedTime(began);
        began = TimeProvider.System.GetTimestamp();
        var snapshot = new FleetSnapshot(all, servers, TimeProvider.System.GetUtcNow());
        var built = TimeProvider.System.GetElapsedTime(began);
        (all, servers, texts) = ([], [], []);
        var megabytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1048576.0;

        Console.WriteLine($"{snapshot.Phones.Count} phones on {snapshot.Servers.Count} servers, {app.Cloud.Counts.Values.Sum()} calls to the cloud");
        Console.WriteLine("| | |");
        Console.WriteLine("|---|---|");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| read, at 100 calls a second | {read.TotalSeconds:0.0} s |"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| put in order | {built.TotalMilliseconds:0} ms |"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| memory | {megabytes:0} MB |"));
        var last = snapshot.Phones[^1];
        Search("one name", () => snapshot.NamedLike(last.PhoneName.ToUpperInvariant()) is null ? 0 : 1);
        Search("the beginning of an id", () => snapshot.WithIdsLike(last.PhoneId[..12]).Count);
        foreach (var text in (string[])["web-*", $"*{last.PhoneName[^2..]}", $"{snapshot.Phones[0].PhoneName}..{snapshot.Phones[999].PhoneName}", "named 99", "failed", $"on server {last.ServerId}"])
        {
            var selector = SelectorText.Read(text).Selector!;
            Search(text, () => snapshot.Select(selector).Count);
        }
    }

    private static void Search(string what, Func<int> search)
    {
        var (times, found) = (new List<double>(), 0);
        for (var run = 0; run < 50; run++)
        {
            var began = TimeProvider.System.GetTimestamp();
            found = search();
            times.Add(TimeProvider.System.GetElapsedTime(began).TotalMilliseconds);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what}: {found} found | {Latency.Of(times).Median:0.00} ms |"));
    }
}
