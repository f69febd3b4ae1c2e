using System.Net.NetworkInformation;
using CphBot.SystemTests.Harness;
using Npgsql;
using StackExchange.Redis;
using Xunit;

namespace CphBot.SystemTests.Cluster;

/// <summary>What a node does, and says, while what it shares with others is not there, or not what its settings say.</summary>
[Collection(Alone.Name)]
public sealed class ClusterStartTests(Servers servers) : IClassFixture<Servers>
{
    private const string Secret = "Pa55word-of-nobody";

    [Fact]
    public async Task A_node_joins_only_once_the_rows_are_there_and_has_no_gateway()
    {
        await using var rig = await ClusterRig.StartAsync(servers, nodes: 0);
        await servers.Rows.KillAsync();
        var node = await rig.AddNodeAsync(isReady: false);
        await rig.UntilAsync(() => node.HasWritten("Waiting for the rows: Storage:ConnectionString"), "it waits");

        Assert.True(await node.IsLiveAsync());
        Assert.False(await node.IsReadyAsync());
        Assert.Equal(0, await KeysAsync(rig));

        await servers.Rows.StartAsync();
        await node.UntilReadyAsync();

        Assert.NotEqual(0, await KeysAsync(rig));
        var listening = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(end => end.Port).ToList();
        Assert.Contains(int.Parse(node.Settings["Cluster:SiloPort"], System.Globalization.CultureInfo.InvariantCulture), listening);
        Assert.DoesNotContain(int.Parse(node.Settings["Cluster:GatewayPort"], System.Globalization.CultureInfo.InvariantCulture), listening);
    }

    [Theory]
    [InlineData("nobody there", "Cluster:Redis: nobody answers, or no Redis, at 127.0.0.1:")]
    [InlineData("a wrong password", "Cluster:Redis: the user or the password is refused by 127.0.0.1:")]
    [InlineData("something else", "Cluster:Redis: nobody answers, or no Redis, at 127.0.0.1:")]
    public async Task A_redis_that_is_not_what_the_settings_say_is_told_of_in_one_line_and_waited_for(string redis, string line)
    {
        await using var locked = await RedisServer.StartNewAsync();
        await using (var connection = await ConnectionMultiplexer.ConnectAsync($"{locked.Address},allowAdmin=true")) await connection.GetServer(locked.Address).ConfigSetAsync("requirepass", "another");
        await using var rig = await ClusterRig.StartAsync(servers, nodes: 0);
        var address = redis switch
        {
            "nobody there" => $"127.0.0.1:{FreePort.Next()}",
            "a wrong password" => locked.Address,
            _ => $"127.0.0.1:{servers.Rows.Port}",
        };

        await ToldAsync(rig, await rig.AddNodeAsync(new Dictionary<string, string> { ["Cluster:Redis"] = $"{address},password={Secret}" }, isReady: false), "Not up yet: " + line);
    }

    [Fact]
    public async Task A_node_with_another_redis_than_those_that_have_the_rows_waits_until_they_are_gone()
    {
        await using var rig = await ClusterRig.StartAsync(servers, nodes: 1);

        var odd = await rig.AddNodeAsync(new Dictionary<string, string> { ["Cluster:Redis"] = servers.Redis.CreateDatabase() }, isReady: false);
        await ToldAsync(rig, odd, "Not up yet: Cluster:Redis: another node has these rows with another Redis.");
        await rig.Nodes[0].KillAsync();

        await odd.UntilReadyAsync();
    }

    [Fact]
    public async Task Bots_in_two_schemas_of_one_database_are_two_clusters_and_one_of_them_may_have_a_redis_of_its_own()
    {
        await using var rig = await ClusterRig.StartAsync(servers, nodes: 1);
        await rig.ExecuteAsync("CREATE SCHEMA other");

        var other = await rig.AddNodeAsync(new Dictionary<string, string>
        {
            ["Cluster:Redis"] = servers.Redis.CreateDatabase(),
            ["Storage:ConnectionString"] = $"{rig.Database};Search Path=other",
        });

        await other.UntilReadyAsync();
        Assert.False(other.HasWritten("another node has these rows"));
    }

    [Fact]
    public async Task A_node_that_lost_the_rows_while_it_waited_for_redis_takes_them_anew_and_joins()
    {
        await using var redis = await RedisServer.StartNewAsync();
        await redis.KillAsync();
        await using var rig = await ClusterRig.StartAsync(servers, nodes: 0);
        var node = await rig.AddNodeAsync(new Dictionary<string, string> { ["Cluster:Redis"] = redis.Address }, isReady: false);
        await rig.UntilAsync(() => node.HasWritten("Not up yet: Cluster:Redis: "), "it waits");

        await servers.Rows.KillAsync();
        await servers.Rows.StartAsync();
        await redis.StartAsync();

        await node.UntilReadyAsync();
    }

    [Theory]
    [InlineData("nobody there")]
    [InlineData("no such host")]
    [InlineData("no such database")]
    [InlineData("no such user")]
    [InlineData("something else")]
    public async Task A_postgresql_that_is_not_what_the_settings_say_is_told_of_in_one_line_and_waited_for(string rows)
    {
        await using var rig = await ClusterRig.StartAsync(servers, nodes: 0);
        var right = new NpgsqlConnectionStringBuilder(rig.Database) { Password = Secret };
        switch (rows)
        {
            case "nobody there": right.Port = FreePort.Next(); break;
            case "no such host": right.Host = "no-such-host.invalid"; break;
            case "no such database": right.Database = "nothing"; break;
            case "no such user": right.Username = "nobody"; break;
            default: right.Port = servers.Redis.Port; break;
        }

        await ToldAsync(rig, await rig.AddNodeAsync(new Dictionary<string, string> { ["Storage:ConnectionString"] = right.ToString() }, isReady: false), "Waiting for the rows: Storage:ConnectionString: ");
    }

    [Fact]
    public async Task A_port_that_somebody_else_has_ends_the_node_with_one_line()
    {
        await using var rig = await ClusterRig.StartAsync(servers, nodes: 1);

        var second = await rig.AddNodeAsync(new Dictionary<string, string> { ["Cluster:SiloPort"] = rig.Nodes[0].Settings["Cluster:SiloPort"] }, isReady: false);
        await rig.UntilAsync(() => !second.IsRunning, "it ends");

        Assert.Equal(1, second.ExitCode);
        Assert.Single(File.ReadAllLines(second.Log), line => line.Contains("Cluster:SiloPort: this node could not join the cluster at port", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nodes_of_another_version_and_a_newer_schema_are_told_of_and_all_go_on()
    {
        await using var rig = await ClusterRig.StartAsync(servers, nodes: 1);
        await rig.ExecuteAsync(
            """
            INSERT INTO nodes (name, version, settings, seen_at) SELECT 'tomorrow:1', '99.0.0', settings, seen_at + 60000 FROM nodes LIMIT 1;
            INSERT INTO schemaversions (scriptname, applied) VALUES ('CphBot.Storage.Migrations.9999_tomorrow.sql', now());
            """);

        var node = await rig.AddNodeAsync();

        var log = await File.ReadAllTextAsync(node.Log);
        Assert.Contains("Node tomorrow:1 is of version 99.0.0, this one of ", log, StringComparison.Ordinal);
        Assert.Contains("The schema is of a newer release (CphBot.Storage.Migrations.9999_tomorrow.sql)", log, StringComparison.Ordinal);
        await rig.SayAsync("restart phone web-0007", node.Endpoint);
        await rig.UntilAsync(() => rig.AllEnded(1), "it ended");
        Assert.Contains(": Succeeded", rig.CardOf(1001), StringComparison.Ordinal);
    }

    private static async Task ToldAsync(ClusterRig rig, BotProcess node, string line)
    {
        await rig.UntilAsync(() => node.HasWritten(line), line);
        Assert.True(await node.IsLiveAsync());
        Assert.False(await node.IsReadyAsync());
        var log = await File.ReadAllTextAsync(node.Log);
        Assert.DoesNotContain(Secret, log, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", log, StringComparison.Ordinal);
    }

    private static async Task<long> KeysAsync(ClusterRig rig)
    {
        await using var redis = await ConnectionMultiplexer.ConnectAsync(rig.Redis);
        return (long)await redis.GetDatabase().ExecuteAsync("DBSIZE");
    }
}
