using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace CphBot.Storage.Sqlite;

/// <summary>
/// The open connections for reading. As many as can do something at once: SQLite works on the caller's thread, and each has a page cache of its own.
/// </summary>
internal sealed class Readers(Func<KeptStatements> open) : IAsyncDisposable
{
    private readonly SemaphoreSlim _slots = new(Math.Max(2, Environment.ProcessorCount));
    private readonly ConcurrentBag<KeptStatements> _idle = [];

    public async Task<T> UseAsync<T>(Func<SqliteConnection, Task<T>> read)
    {
        await _slots.WaitAsync();
        try
        {
            if (!_idle.TryTake(out var connection)) connection = open();
            T value;
            try
            {
                value = await read(connection);
            }
            catch
            {
                // Whatever it was: a connection is cheap, and one in an unknown state is not.
                await connection.DisposeAsync();
                throw;
            }

            _idle.Add(connection);
            return value;
        }
        finally
        {
            _slots.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        while (_idle.TryTake(out var connection)) await connection.DisposeAsync();
        _slots.Dispose();
    }
}
