using CphBot.Storage;
using CphBot.Storage.PostgreSql;
using CphBot.SystemTests.Harness;
using Microsoft.Extensions.Options;
using Npgsql;

namespace CphBot.Tests.EndToEnd;

/// <summary>
/// Each bot under test has a database of its own on one real server, and is the one node of a cluster of its own: the same scenarios on the other
/// database and the other host of the owners. With CPHBOT_TEST_HOST=alone only the database is another.
/// </summary>
internal static class TestRows
{
    private static readonly Lazy<Task<string>> Upgraded = new(UpgradeAsync);

    private static readonly bool IsCluster = Environment.GetEnvironmentVariable("CPHBOT_TEST_HOST") != "alone";

    public static async Task<IReadOnlyDictionary<string, string>> CreateAsync()
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Storage:Provider"] = "PostgreSql",
            ["Storage:ConnectionString"] = await (await PostgreSqlServer.SharedAsync()).CreateDatabaseAsync(like: await Upgraded.Value),
        };
        if (!IsCluster) return settings;
        settings["Cluster:Redis"] = (await RedisServer.SharedAsync()).CreateDatabase();
        settings["Cluster:SiloPort"] = $"{FreePort.Next()}";
        settings["Cluster:GatewayPort"] = $"{FreePort.Next()}";
        return settings;
    }

    /// <summary>The schema is made once and copied: each test would spend more time on it than on anything else.</summary>
    private static async Task<string> UpgradeAsync()
    {
        var connection = await (await PostgreSqlServer.SharedAsync()).CreateDatabaseAsync();
        await using (var database = new PostgreSqlDatabase(Options.Create(new StorageOptions { Provider = StorageOptions.PostgreSql, ConnectionString = connection + ";Pooling=False" }), TimeProvider.System))
        {
            database.Upgrade();
        }

        return new NpgsqlConnectionStringBuilder(connection).Database!;
    }
}
