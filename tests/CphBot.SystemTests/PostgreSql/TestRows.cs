using CphBot.SystemTests.Harness;

namespace CphBot.Tests.EndToEnd;

/// <summary>Each bot under test has a database of its own on one real server.</summary>
internal static class TestRows
{
    public static async Task<IReadOnlyDictionary<string, string>> CreateAsync() => new Dictionary<string, string>
    {
        ["Storage:Provider"] = "PostgreSql",
        ["Storage:ConnectionString"] = await (await PostgreSqlServer.SharedAsync()).CreateDatabaseAsync(),
    };
}
