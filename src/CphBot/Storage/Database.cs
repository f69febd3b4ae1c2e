using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace CphBot.Storage;

/// <summary>
/// The rows, in one SQLite file: WAL, synchronous=FULL. What was written is on the disk when <see cref="WriteAsync{T}"/> returns. Reads go
/// beside the writer, each on a pooled connection.
/// </summary>
internal sealed class Database : IAsyncDisposable
{
    private readonly string _connectionString;
    private readonly TimeProvider _time;
    private readonly WriterLoop _writer;

    public Database(IOptions<StorageOptions> options, TimeProvider time)
    {
        _connectionString = new SqliteConnectionStringBuilder(options.Value.ConnectionString) { DefaultTimeout = 5 }.ToString();
        _time = time;
        _writer = new WriterLoop(OpenAsync, time);
    }

    /// <summary>Null while the last write succeeded; else why it did not.</summary>
    public string? Trouble => _writer.Trouble;

    public async Task<T> ReadAsync<T>(Func<Session, Task<T>> query)
    {
        try
        {
            await using var connection = await OpenAsync();
            return await query(new Session(connection, null, _time.GetUtcNow()));
        }
        catch (SqliteException e)
        {
            throw new StorageException($"The rows could not be read: {e.Message}", e);
        }
    }

    /// <summary>
    /// Runs the work inside a transaction; returns when it is durable. Works that arrive together share one commit, and each is undone
    /// alone when it throws. The work must touch nothing but the session: it may run on another thread, after others.
    /// </summary>
    /// <exception cref="StorageException">Nothing of this work was kept: the disk is full, the file locked, read-only or broken.</exception>
    public Task<T> WriteAsync<T>(Func<Session, Task<T>> work) => _writer.RunAsync(work);

    public Task WriteAsync(Func<Session, Task> work) =>
        WriteAsync(async session =>
        {
            await work(session);
            return true;
        });

    /// <summary>Whether the rows can be written now: a write that changes nothing.</summary>
    /// <exception cref="StorageException">They cannot.</exception>
    public Task ProbeAsync() => WriteAsync(session => session.ExecuteAsync("UPDATE counters SET value = value"));

    public ValueTask DisposeAsync() => _writer.DisposeAsync();

    internal async Task<DbConnection> OpenAsync()
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            await connection.OpenAsync();
            await using var pragmas = connection.CreateCommand();
            pragmas.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;";
            await pragmas.ExecuteNonQueryAsync();
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}

/// <summary>The rows could not be written or read. Nothing of the work was kept.</summary>
internal sealed class StorageException(string message, Exception inner) : Exception(message, inner);
