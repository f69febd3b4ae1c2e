using CphBot.Cloud;
using CphBot.Hosting;
using CphBot.Hosting.Cluster;
using CphBot.Simulator.Faults;
using CphBot.Storage;
using CphBot.SystemTests.Harness;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans.Runtime.Placement;
using Xunit;

namespace CphBot.SystemTests.Cluster;

/// <summary>Several nodes are one bot.</summary>
[Collection(Alone.Name)]
public sealed class ClusterTests(Servers servers) : IClassFixture<Servers>
{
    [Fact]
    public async Task The_same_activity_to_every_node_at_once_is_one_operation_one_card_and_one_poller()
    {
        await using var rig = await ClusterRig.StartAsync(servers, nodes: 2);

        await rig.SayAsync("restart phone web-0007", [.. rig.Endpoints, .. rig.Endpoints, .. rig.Endpoints]);
        await rig.SayAsync("restart phone web-0008", rig.Endpoints[1]);
        await rig.UntilAsync(() => rig.AllEnded(2), "both ended");

        Assert.Equal(1, rig.Cloud.Restarts["web-0007"]);
        Assert.Single(rig.Messages, message => message.Text.StartsWith('#') && message.Text.Contains("web-0007", StringComparison.Ordinal));
        Assert.Single((await rig.CallsAsync("list_jobs")).Values, polls => polls > 0);
    }

    [Fact]
    public async Task A_node_with_other_settings_is_told_of()
    {
        await using var rig = await ClusterRig.StartAsync(servers, nodes: 1);
        await rig.AddNodeAsync();
        var odd = await rig.AddNodeAsync(new Dictionary<string, string> { ["Operations:WaveSize"] = "7" });

        await rig.UntilAsync(() => File.ReadAllText(odd.Log).Contains("runs with other settings than this one: Operations.", StringComparison.Ordinal), "told of");

        Assert.DoesNotContain("other settings", File.ReadAllText(rig.Nodes[1].Log).Split("Application started")[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_node_whose_clock_is_off_by_minutes_lives_by_the_databases()
    {
        await using var rig = await ClusterRig.StartAsync(servers, nodes: 1);
        var odd = await rig.AddNodeWithClockAsync(TimeSpan.FromMinutes(5));
        var began = TimeProvider.System.GetUtcNow();

        for (var phone = 1; phone <= 6; phone++) await rig.SayAsync($"restart phone web-{phone:0000}", rig.Endpoints[0], new Uri($"{odd.Urls.First()}/api/messages"));
        await rig.UntilAsync(() => rig.AllEnded(6), "all ended");

        var ends = await odd.Services.GetRequiredService<Database>().ReadAsync(session => session.QueryAsync<DateTimeOffset>("SELECT ended_at FROM operations"));
        await odd.StopAsync();
        await odd.DisposeAsync();
        Assert.All(Enumerable.Range(1001, 6), number => Assert.Contains(": Succeeded", rig.CardOf(number), StringComparison.Ordinal));
        Assert.All(rig.Cloud.Restarts, restart => Assert.Equal(1, restart.Value));
        Assert.All(ends, end => Assert.InRange(end, began, TimeProvider.System.GetUtcNow().AddSeconds(1)));
    }

    [Fact]
    public async Task A_node_that_the_cloud_asks_for_a_pause_tells_the_one_that_gives_permits()
    {
        await using var rig = await ClusterRig.StartAsync(servers, nodes: 0);
        await using var sends = await rig.AddNodeWithClockAsync(TimeSpan.Zero);
        await using var permits = await rig.AddNodeWithClockAsync(TimeSpan.Zero);
        await PlaceAsync(OwnerKey.Project("demo"), permits);
        await PlaceAsync(OwnerKey.Operation(1001), sends);
        rig.Cloud.Faults.Add(new Fault("restart", FaultKind.Throttle, Times: 1, Seconds: 60));

        await rig.SayAsync("restart phone web-0001", new Uri($"{sends.Urls.First()}/api/messages"));

        await rig.UntilAsync(() => permits.Services.GetRequiredService<CphClients>()["demo"].Budget.PausedFor > TimeSpan.FromSeconds(30), "it pauses too");
        await sends.StopAsync();
        await permits.StopAsync();
    }

    [Fact]
    public async Task Nodes_that_reach_the_same_rows_and_the_same_redis_by_other_names_are_one_cluster()
    {
        await using var rig = await ClusterRig.StartAsync(servers, nodes: 1);
        await rig.ExecuteAsync("DO $$ BEGIN CREATE ROLE another SUPERUSER LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
        var rows = new NpgsqlConnectionStringBuilder(rig.Database) { Host = "localhost", Username = "another" };

        var other = await rig.AddNodeWithClockAsync(
            TimeSpan.Zero, new Dictionary<string, string> { ["Storage:ConnectionString"] = rows.ToString(), ["Cluster:Redis"] = rig.Redis.Replace("127.0.0.1", "localhost", StringComparison.Ordinal) });

        await rig.UntilAsync(() => other.Services.GetRequiredService<IOwners>().Nodes == 2, "they are two");
        await other.StopAsync();
        await other.DisposeAsync();
    }

    [Fact]
    public async Task A_node_that_stops_leaves_a_slow_command_to_another()
    {
        await using var rig = await ClusterRig.StartAsync(servers, nodes: 0);
        for (var node = 0; node < 2; node++) await rig.AddNodeAsync(new Dictionary<string, string> { ["Cloud:RequestTimeout"] = "00:01:00" });
        rig.Cloud.Faults.Add(new Fault("phone", FaultKind.Delay, Times: 1, Seconds: 25));
        await rig.SayAsync("show phone web-0007", rig.Endpoints[0]);
        await rig.UntilAsync(() => rig.Cloud.Count("phone") == 1, "the cloud is asked");

        var told = TimeProvider.System.GetTimestamp();
        await rig.Nodes[0].StopAsync();

        Assert.InRange(TimeProvider.System.GetElapsedTime(told).TotalSeconds, 0, 12);
        await rig.UntilAsync(() => rig.Messages.Count > 0, "an answer");
        Assert.InRange(TimeProvider.System.GetElapsedTime(told).TotalSeconds, 0, 24);
    }

    [Fact]
    public async Task A_process_alone_waits_while_a_cluster_has_the_rows()
    {
        await using var rig = await ClusterRig.StartAsync(servers, nodes: 1);

        var alone = rig.AddNodeAsync(new Dictionary<string, string> { ["Cluster:Redis"] = "" });
        await rig.UntilAsync(() => File.Exists(rig.Nodes[1].Log) && File.ReadAllText(rig.Nodes[1].Log).Contains("another process has", StringComparison.Ordinal), "it waits");
        await rig.Nodes[0].StopAsync();
        await alone;
    }

    /// <summary>Has the owner live on that node.</summary>
    private static async Task PlaceAsync(OwnerKey key, WebApplication node)
    {
        RequestContext.Set(IPlacementDirector.PlacementHintKey, node.Services.GetRequiredService<ILocalSiloDetails>().SiloAddress);
        await node.Services.GetRequiredService<IGrainFactory>().GetGrain<IOwnerGrain>(key.ToString()).TellAsync(OwnerJson.Write(OwnerMessage.Wake.Up));
        RequestContext.Clear();
    }
}
