using Xunit;

namespace CphBot.SystemTests.Harness;

/// <summary>A PostgreSQL and a Redis of a test class's own, which its tests may kill as long as they start them again.</summary>
public sealed class Servers : IAsyncLifetime
{
    internal PostgreSqlServer Rows { get; private set; } = null!;

    internal RedisServer Redis { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Rows = await PostgreSqlServer.StartNewAsync();
        Redis = await RedisServer.StartNewAsync();
    }

    public async Task DisposeAsync()
    {
        await Redis.DisposeAsync();
        await Rows.DisposeAsync();
    }
}
