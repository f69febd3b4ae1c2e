using System.Globalization;
using CphBot.Storage;
using CphBot.SystemTests.Harness;

namespace CphBot.Benchmarks.Load;

/// <summary>What a cluster needs beside its nodes: a PostgreSQL server and a Redis server, as the system tests start them, on this machine and for one run.</summary>
internal sealed class ClusterServers : IAsyncDisposable
{
    private readonly PostgreSqlServer _rows;
    private readonly RedisServer _redis;

    private ClusterServers(PostgreSqlServer rows, RedisServer redis) => (_rows, _redis) = (rows, redis);

    public static async Task<ClusterServers> StartAsync() => new(await PostgreSqlServer.StartNewAsync(), await RedisServer.StartNewAsync());

    /// <summary>A cluster of its own, on new rows.</summary>
    public async Task AddToAsync(Dictionary<string, string> settings)
    {
        settings["Storage:Provider"] = StorageOptions.PostgreSql;
        settings["Storage:ConnectionString"] = await _rows.CreateDatabaseAsync();
        settings["Cluster:Redis"] = _redis.CreateDatabase();
    }

    /// <summary>The same settings for one of several nodes on one machine.</summary>
    public static Dictionary<string, string> ForNode(Dictionary<string, string> settings) => new(settings, StringComparer.Ordinal)
    {
        ["Cluster:SiloPort"] = FreePort.Next().ToString(CultureInfo.InvariantCulture),
        ["Cluster:GatewayPort"] = FreePort.Next().ToString(CultureInfo.InvariantCulture),
    };

    public async ValueTask DisposeAsync()
    {
        await _redis.DisposeAsync();
        await _rows.DisposeAsync();
    }
}
