using System.Collections.Concurrent;
using System.Globalization;
using CphBot.SystemTests.Harness;
using Xunit;
using Xunit.Abstractions;

namespace CphBot.SystemTests.Cluster;

/// <summary>Whatever happens to a node, or to what the nodes share, every operation goes on, and none of its restarts happens twice.</summary>
[Collection(Alone.Name)]
public sealed class FailoverTests(Servers servers, ITestOutputHelper output) : IClassFixture<Servers>
{
    private const int Operations = 10;

    /// <summary>How long an operation may stand still: 20 s for the fault, and as long as a restart here takes anyway.</summary>
    private static readonly TimeSpan GoesOnWithin = TimeSpan.FromSeconds(20 + 8);

    private static readonly ConcurrentDictionary<string, string> Table = new(StringComparer.Ordinal);

    public static TheoryData<string, int> Faults => new()
    {
        { "none", 2 },
        { "a node is killed (SIGKILL)", 3 },
        { "a node is frozen for 40 s and wakes up (SIGSTOP, SIGCONT)", 2 },
        { "a node is stopped (SIGTERM)", 2 },
        { "a node joins", 2 },
        { "the network between two nodes is cut", 2 },
        { "Redis is killed and comes back empty", 2 },
        { "PostgreSQL is killed and comes back", 2 },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Every_operation_goes_on_and_nothing_is_sent_twice(string fault, int nodes)
    {
        await using var rig = await ClusterRig.StartAsync(servers, nodes, withNetworks: fault.Contains("network", StringComparison.Ordinal));
        for (var phone = 1; phone <= Operations; phone++) await rig.SayAsync($"restart phone web-{phone:0000}", rig.Endpoints);
        await rig.UntilAsync(() => rig.Cloud.Restarts.Count >= Operations / 2, "half of the restarts began");

        var before = await rig.OperationsAsync() ?? throw new InvalidOperationException("The rows cannot be read.");
        var since = TimeProvider.System.GetTimestamp();
        var goingOn = GoingOnAsync(rig, before, since);
        await HappensAsync(fault, rig);
        var wentOn = await goingOn;
        await rig.UntilAsync(() => rig.AllEnded(Operations), "all ended");
        var ended = TimeProvider.System.GetElapsedTime(since);

        Report(fault, nodes, rig, wentOn, ended);
        Assert.True(rig.Cloud.Count("restart") <= Operations, $"{rig.Cloud.Count("restart")} POSTs");
        Assert.All(rig.Cloud.Restarts, restart => Assert.Equal(1, restart.Value));
        Assert.Equal(0, rig.Simulator.Teams.Violations);
        Assert.True(wentOn.Max() <= GoesOnWithin, $"An operation stood still for {wentOn.Max()}.\n{rig.Logs}");
    }

    /// <summary>For each operation how long it took until its row moved on.</summary>
    private static async Task<IReadOnlyList<TimeSpan>> GoingOnAsync(ClusterRig rig, IReadOnlyDictionary<long, (long Version, bool HasEnded)> before, long since)
    {
        var wentOn = before.Where(operation => operation.Value.HasEnded).ToDictionary(operation => operation.Key, _ => TimeSpan.Zero);
        await Until.TrueAsync(
            async () =>
            {
                foreach (var (number, now) in await rig.OperationsAsync() ?? new Dictionary<long, (long Version, bool HasEnded)>())
                {
                    if (before.TryGetValue(number, out var then) && now.Version > then.Version) wentOn.TryAdd(number, TimeProvider.System.GetElapsedTime(since));
                }

                return wentOn.Count == before.Count;
            },
            ClusterRig.Soon,
            () => $"{before.Count - wentOn.Count} operations stand still.\n{rig.Logs}");
        return [.. wentOn.Values];
    }

    private async Task HappensAsync(string fault, ClusterRig rig)
    {
        switch (fault)
        {
            case "none":
                break;
            case "a node is killed (SIGKILL)":
                await rig.Nodes[0].KillAsync();
                break;
            case "a node is frozen for 40 s and wakes up (SIGSTOP, SIGCONT)":
                rig.Nodes[0].Freeze();
                // How long it is away is the fault itself, not something that is waited for.
                await Task.Delay(TimeSpan.FromSeconds(40), TimeProvider.System);
                rig.Nodes[0].Thaw();
                break;
            case "a node is stopped (SIGTERM)":
                await rig.Nodes[0].StopAsync();
                break;
            case "a node joins":
                await rig.AddNodeAsync();
                break;
            case "the network between two nodes is cut":
                await rig.Networks[0].PullCableAsync();
                break;
            case "Redis is killed and comes back empty":
                await servers.Redis.KillAsync();
                await servers.Redis.StartAsync();
                // They end, since they could not find each other any more, and whoever keeps them alive starts them again.
                await rig.UntilAsync(() => rig.Nodes.All(node => !node.IsRunning), "the nodes end");
                await Task.WhenAll(rig.Nodes.Select(node => node.StartAsync()));
                break;
            case "PostgreSQL is killed and comes back":
                await servers.Rows.KillAsync();
                await servers.Rows.StartAsync();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(fault), fault, "There is no such fault.");
        }
    }

    private void Report(string fault, int nodes, ClusterRig rig, IReadOnlyList<TimeSpan> wentOn, TimeSpan ended)
    {
        Table[fault] = string.Create(CultureInfo.InvariantCulture, $"| {fault} | {nodes} | {Operations} | {rig.Cloud.Count("restart")} | {rig.Cloud.Restarts.Values.DefaultIfEmpty(0).Max()} | {wentOn.Max().TotalSeconds:0.0} | {ended.TotalSeconds:0.0} | {rig.Simulator.Teams.Violations} |");
        output.WriteLine(Table[fault]);
        var rows = Faults.Select(row => (string)row[0]).Where(Table.ContainsKey).Select(name => Table[name]);
        File.WriteAllLines(
            Path.Combine(Repository.Artifacts("reports"), "failover.md"),
            ["| fault | nodes | waves | POSTs | restarts of a phone, at most | seconds until every operation went on | until all had ended | writes beyond a window of Teams |", "|---|--:|--:|--:|--:|--:|--:|--:|", .. rows]);
    }
}
