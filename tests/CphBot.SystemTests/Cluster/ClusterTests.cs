using CphBot.SystemTests.Harness;
using Xunit;

namespace CphBot.SystemTests.Cluster;

/// <summary>Several nodes are one bot.</summary>
public sealed class ClusterTests(Servers servers) : IClassFixture<Servers>
{
    [Fact]
    public async Task The_same_activity_to_every_node_at_once_is_one_operation_one_card_and_one_poller()
    {
        await using var rig = await ClusterRig.StartAsync(servers, nodes: 2);

        await rig.SayAsync("restart phone web-0007", [.. Enumerable.Range(0, 6).Select(delivery => rig.Nodes[delivery % 2])]);
        await rig.SayAsync("restart phone web-0008", rig.Nodes[1]);
        await rig.UntilAsync(() => rig.AllEnded(2), "both ended");

        Assert.Equal(1, rig.Cloud.Restarts["web-0007"]);
        Assert.Single(rig.Messages, message => message.Text.StartsWith('#') && message.Text.Contains("web-0007", StringComparison.Ordinal));
        var polls = rig.Cloud.Requests.Where(request => request.Call == "jobs").Select(request => request.At).ToList();
        Assert.All(polls.Zip(polls.Skip(1)), pair => Assert.True(pair.Second - pair.First > TimeSpan.FromSeconds(0.5), $"Two looks at the jobs within {pair.Second - pair.First}."));
    }

    [Fact]
    public async Task A_node_with_other_settings_and_a_clock_that_is_off_is_told_of_and_does_no_harm()
    {
        await using var rig = await ClusterRig.StartAsync(servers, nodes: 1);
        var odd = await rig.AddNodeAsync(
            new Dictionary<string, string> { ["Operations:WaveSize"] = "7" },
            // The machine's clock five minutes ahead; what is measured by it is not changed.
            ["env", "LD_PRELOAD=/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1", "FAKETIME=+300s", "DONT_FAKE_MONOTONIC=1", "FAKETIME_DONT_FAKE_MONOTONIC=1"]);

        for (var phone = 1; phone <= 6; phone++) await rig.SayAsync($"restart phone web-{phone:0000}", rig.Nodes[phone % 2]);
        await rig.UntilAsync(() => rig.AllEnded(6), "all ended");

        Assert.All(Enumerable.Range(1001, 6), number => Assert.Contains(": Succeeded", rig.CardOf(number), StringComparison.Ordinal));
        Assert.All(rig.Cloud.Restarts, restart => Assert.Equal(1, restart.Value));
        var log = File.ReadAllText(odd.Log);
        Assert.Contains("runs with other settings than this one: Operations", log, StringComparison.Ordinal);
        Assert.Contains("This machine's clock is behind the database's by -00:0", log, StringComparison.Ordinal);
    }
}
