using CphBot.Storage;
using CphBot.Storage.PostgreSql;
using CphBot.SystemTests.Harness;
using Microsoft.Extensions.Options;
using Xunit;

namespace CphBot.SystemTests.PostgreSql;

/// <summary>A process that freezes inside a transaction.</summary>
public sealed class FrozenTransactionTests
{
    private const string Lock = "UPDATE counters SET value = value WHERE name = 'operation'";

    [Fact]
    public async Task What_it_locked_is_free_for_others_in_a_few_seconds_and_it_learns_that_nothing_was_kept()
    {
        var options = Options.Create(new StorageOptions { Provider = StorageOptions.PostgreSql, ConnectionString = await (await PostgreSqlServer.SharedAsync()).CreateDatabaseAsync() + ";Pooling=False" });
        await using var frozen = new PostgreSqlDatabase(options, TimeProvider.System);
        await using var other = new PostgreSqlDatabase(options, TimeProvider.System);
        frozen.Upgrade();
        var (locked, thawed) = (new TaskCompletionSource(), new TaskCompletionSource());
        var writing = frozen.WriteAsync(async session =>
        {
            await session.ExecuteAsync(Lock);
            locked.TrySetResult();
            await thawed.Task;
        });
        await locked.Task;

        await other.WriteAsync(session => session.ExecuteAsync(Lock));

        thawed.SetResult();
        await Assert.ThrowsAsync<StorageException>(() => writing);
    }
}
