using CphBot.Storage;
using CphBot.Storage.PostgreSql;
using CphBot.SystemTests.Harness;
using Microsoft.Extensions.Options;
using Npgsql;
using Xunit;

namespace CphBot.SystemTests.PostgreSql;

/// <summary>An upgrade of many rows takes its time.</summary>
public sealed class LongScriptTests
{
    /// <summary>More than a command of the bot may take.</summary>
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(13);

    [Fact]
    public async Task An_upgrade_may_take_longer_than_a_command()
    {
        var connectionString = await (await PostgreSqlServer.SharedAsync()).CreateDatabaseAsync() + ";Pooling=False";
        await using var database = new PostgreSqlDatabase(Options.Create(new StorageOptions { Provider = StorageOptions.PostgreSql, ConnectionString = connectionString }), TimeProvider.System);
        database.Upgrade();
        await using var other = new NpgsqlConnection(connectionString);
        await other.OpenAsync();
        await ExecuteAsync(other, "DELETE FROM schemaversions WHERE scriptname LIKE '%0002%'; DROP TABLE nodes; ALTER TABLE posts DROP COLUMN once_more_at");
        await using var holds = await other.BeginTransactionAsync();
        await ExecuteAsync(other, "LOCK TABLE posts");

        // Its script waits for that table, however long.
        var upgrading = Task.Run(database.Upgrade);
        var ended = await Task.WhenAny(upgrading, Task.Delay(Long, TimeProvider.System));
        if (ended == upgrading) Assert.Fail($"It did not wait: {upgrading.Exception?.InnerException?.Message ?? "there was nothing to do"}");
        await holds.CommitAsync();

        await upgrading;
        await database.WriteAsync(session => session.ExecuteAsync("DELETE FROM nodes"));
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
#pragma warning disable CA2100 // The tests' own text.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
