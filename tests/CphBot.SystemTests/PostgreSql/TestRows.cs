using CphBot.SystemTests.Harness;

namespace CphBot.Tests.EndToEnd;

/// <summary>
/// Each bot under test has a database of its own on one real server, and nothing else changes. With CPHBOT_TEST_HOST=cluster it is also the one
/// node of a cluster of its own: the same scenarios on the other database and the other host of the owners.
/// </summary>
internal static class TestRows
{
    private static readonly bool IsCluster = Environment.GetEnvironmentVariable("CPHBOT_TEST_HOST") == "cluster";

    public static async Task<IReadOnlyDictionary<string, string>> CreateAsync()
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Storage:Provider"] = "PostgreSql",
            ["Storage:ConnectionString"] = await (await PostgreSqlServer.SharedAsync()).CreateDatabaseAsync(),
        };
        if (!IsCluster) return settings;
        settings["Cluster:Redis"] = (await RedisServer.SharedAsync()).CreateDatabase();
        settings["Cluster:SiloPort"] = $"{FreePort.Next()}";
        settings["Cluster:GatewayPort"] = $"{FreePort.Next()}";
        return settings;
    }
}
