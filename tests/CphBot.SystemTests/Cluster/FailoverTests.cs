using System.Collections.Concurrent;
using System.Globalization;
using CphBot.SystemTests.Harness;
using Xunit;
using Xunit.Abstractions;

namespace CphBot.SystemTests.Cluster;

/// <summary>
/// Whatever happens to a node, or to what the nodes share, every operation goes on, and none of its restarts happens twice. Each fault once, on one
/// cluster after the other, and of its nodes the one that has sent most of the restarts; with CPHBOT_FAILOVER_ROUNDS=10 each fault ten times, with two nodes and with three (an hour).
/// </summary>
[Collection(Alone.Name)]
public sealed class FailoverTests(FailoverClusters clusters, ITestOutputHelper output) : IClassFixture<FailoverClusters>
{
    private const int Operations = 10;

    private const string Cut = "the network between two nodes is cut";
    private const string Poller = "the node that polls is killed (SIGKILL)";

    /// <summary>From the fault until its row has moved on: what the step takes anyway is part of it.</summary>
    private static readonly TimeSpan GoesOnWithin = TimeSpan.FromSeconds(20);

    private static readonly (string Name, int Nodes)[] All =
    [
        ("none", 2),
        ("a node is killed (SIGKILL)", 3),
        (Poller, 2),
        ("a node is frozen for 40 s and wakes up (SIGSTOP, SIGCONT)", 2),
        ("a node is stopped (SIGTERM)", 3),
        ("a node joins", 2),
        (Cut, 2),
        ("Redis is killed and comes back empty", 2),
        ("PostgreSQL is killed and comes back", 2),
        ("all nodes are killed and come back at other addresses", 2),
    ];

    private static readonly int? Rounds = int.TryParse(Environment.GetEnvironmentVariable("CPHBOT_FAILOVER_ROUNDS"), CultureInfo.InvariantCulture, out var rounds) ? rounds : null;

    private static readonly ConcurrentDictionary<(string Fault, int Nodes), Result> Table = [];

    public static TheoryData<string, int, int> Faults
    {
        get
        {
            var faults = new TheoryData<string, int, int>();
            foreach (var (name, nodes) in All)
            {
                if (Rounds is null) faults.Add(name, nodes, 1);
                else for (var round = 0; round < Rounds * 2; round++) faults.Add(name, 2 + (round % 2), 1 + (round / 2));
            }

            return faults;
        }
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Every_operation_goes_on_and_nothing_is_sent_twice(string fault, int nodes, int round)
    {
        output.WriteLine($"Round {round}");
        var rig = await clusters.HavingAsync(nodes, withNetworks: fault == Cut);
        var scene = await FailoverScene.BeginAsync(rig, Operations);

        var wentOn = await HappensAsync(fault, rig, scene);
        await rig.UntilAsync(scene.AllEnded, "all ended");
        var result = new Result(1, Operations, scene.Posts, scene.MostRestarts, wentOn, scene.Elapsed, rig.Simulator.Teams.Violations);

        Report(fault, nodes, result);
        Assert.True(result.Posts <= Operations, $"{result.Posts} POSTs");
        Assert.Equal(1, result.MostRestarts);
        Assert.Equal(0, result.Violations);
        // No answer is lost with these.
        if (fault is "none" or "a node joins" or "a node is stopped (SIGTERM)") Assert.True(scene.AllSucceeded(), rig.Logs);
        Assert.True(wentOn <= GoesOnWithin, $"An operation stood still for {wentOn}.\n{rig.Logs}");
    }

    /// <returns>How long it took from the fault until every operation went on.</returns>
    private async Task<TimeSpan> HappensAsync(string fault, ClusterRig rig, FailoverScene scene)
    {
        var node = await scene.BusiestAsync(fault == Poller ? "list_jobs" : "restart_phones");
        Task<TimeSpan> goingOn;
        switch (fault)
        {
            case "none":
                goingOn = scene.GoingOnAsync();
                break;
            case "a node is killed (SIGKILL)" or Poller:
                await node.KillAsync();
                goingOn = scene.GoingOnAsync();
                break;
            case "a node is frozen for 40 s and wakes up (SIGSTOP, SIGCONT)":
                node.Freeze();
                goingOn = scene.GoingOnAsync();
                // How long it is away is the fault itself, not something that is waited for.
                await Task.Delay(TimeSpan.FromSeconds(40), TimeProvider.System);
                node.Thaw();
                await rig.UntilAsync(() => !node.IsRunning, "a node that was taken for dead ends itself");
                break;
            case "a node is stopped (SIGTERM)":
                goingOn = scene.GoingOnAsync();
                await node.StopAsync();
                break;
            case "a node joins":
                goingOn = scene.GoingOnAsync();
                await rig.AddNodeAsync();
                break;
            case Cut:
                await rig.Networks[rig.Nodes.IndexOf(node)].PullCableAsync();
                goingOn = scene.GoingOnAsync();
                await rig.UntilAsync(() => rig.Nodes.Any(one => !one.IsRunning), "one of the two sides ends itself");
                break;
            case "Redis is killed and comes back empty":
                await clusters.Servers.Redis.KillAsync();
                goingOn = scene.GoingOnAsync();
                // They notice it one after the other: the last one knows only nodes that are gone, and cannot learn that they are.
                var (first, last) = (rig.Nodes.SkipLast(1).ToList(), rig.Nodes[^1]);
                last.Freeze();
                await clusters.Servers.Redis.StartAsync();
                // They end, since they could not find each other any more, and whoever keeps them alive starts them again.
                await rig.UntilAsync(() => first.All(one => !one.IsRunning), "the nodes end");
                last.Thaw();
                Assert.All(first, one => Assert.Equal(1, one.ExitCode));
                var started = first.Select(one => one.StartAsync()).ToList();
                await rig.UntilAsync(() => !last.IsRunning, "the last node ends");
                Assert.Equal(1, last.ExitCode);
                await Task.WhenAll(started.Append(last.StartAsync()));
                break;
            case "PostgreSQL is killed and comes back":
                await clusters.Servers.Rows.KillAsync();
                goingOn = scene.GoingOnAsync();
                await clusters.Servers.Rows.StartAsync();
                break;
            case "all nodes are killed and come back at other addresses":
                var nodes = rig.Nodes.Count;
                await Task.WhenAll(rig.Nodes.Select(one => one.KillAsync()));
                goingOn = scene.GoingOnAsync();
                while (rig.Nodes.Count > 0) await rig.RemoveNodeAsync();
                await Task.WhenAll(Enumerable.Range(0, nodes).Select(_ => rig.AddNodeAsync()));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(fault), fault, "There is no such fault.");
        }

        return await goingOn;
    }

    private void Report(string fault, int nodes, Result result)
    {
        output.WriteLine(result.ToString());
        Table.AddOrUpdate((fault, nodes), result, (_, before) => before.And(result));
        var rows = All.SelectMany(row => Table.Where(entry => entry.Key.Fault == row.Name).OrderBy(entry => entry.Key.Nodes)).Select(entry => entry.Value.Row(entry.Key.Fault, entry.Key.Nodes));
        File.WriteAllLines(
            Path.Combine(Repository.Artifacts("reports"), "failover.md"),
            ["| fault | nodes | rounds | waves | POSTs | restarts of a phone, at most | seconds until every operation went on | until all had ended | writes beyond a window of Teams |", "|---|--:|--:|--:|--:|--:|--:|--:|--:|", .. rows]);
    }

    /// <summary>The times are the longest of all rounds.</summary>
    private sealed record Result(int Rounds, int Waves, int Posts, int MostRestarts, TimeSpan WentOn, TimeSpan Ended, int Violations)
    {
        public Result And(Result other) => new(
            Rounds + other.Rounds, Waves + other.Waves, Posts + other.Posts, Math.Max(MostRestarts, other.MostRestarts), Longer(WentOn, other.WentOn), Longer(Ended, other.Ended), Violations + other.Violations);

        public string Row(string fault, int nodes) => string.Create(
            CultureInfo.InvariantCulture, $"| {fault} | {nodes} | {Rounds} | {Waves} | {Posts} | {MostRestarts} | {WentOn.TotalSeconds:0.0} | {Ended.TotalSeconds:0.0} | {Violations} |");

        private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
    }
}
