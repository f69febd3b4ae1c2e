using DbUp;
using DbUp.Sqlite.Helpers;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using SQLitePCL;

namespace CphBot.Storage.Sqlite;

/// <summary>
/// The rows in one SQLite file: WAL, synchronous=FULL. Works that arrive together share one commit, and each is undone alone when it throws.
/// Reads go beside the writer, on connections of their own.
/// </summary>
internal sealed class SqliteDatabase : Database
{
    private readonly string _connectionString;
    private readonly TimeProvider _time;
    private readonly WriterLoop _writer;
    private readonly Readers _readers;

    /// <summary>A connection is used by one thread at a time, so SQLite need not lock each call; and nobody asks it how much memory it has.</summary>
    static SqliteDatabase()
    {
        Batteries_V2.Init();
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MULTITHREAD);
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    public SqliteDatabase(IOptions<StorageOptions> options, TimeProvider time)
    {
        // No pool: the few connections that there are stay open.
        var settings = new SqliteConnectionStringBuilder(options.Value.ConnectionString) { DefaultTimeout = 5, Pooling = false };
        (_connectionString, Place) = (settings.ToString(), Path.GetFullPath(settings.DataSource));
        _time = time;
        _writer = new WriterLoop(Open, Known, time);
        _readers = new Readers(Open);
    }

    public override string? Trouble => _writer.Trouble;

    public override string Place { get; }

    public override async Task<T> ReadAsync<T>(Func<Session, Task<T>> query)
    {
        try
        {
            return await _readers.UseAsync(async connection =>
            {
                await using var transaction = connection.BeginTransaction(deferred: true);
                return await query(new Session(connection, transaction, _time.GetUtcNow(), Known));
            });
        }
        catch (SqliteException e)
        {
            throw new StorageException($"The rows could not be read: {e.Message}", e);
        }
    }

    public override Task<T> WriteAsync<T>(Func<Session, Task<T>> work) => _writer.RunAsync(work);

    /// <summary>A lock on a file beside the database, which the system releases when the process dies.</summary>
    /// <exception cref="NotSupportedException">Nodes of a cluster cannot share a file.</exception>
    public override Task<RowsLock?> TryLockAsync(bool isShared)
    {
        if (isShared) throw new NotSupportedException("A file cannot be shared.");
        try
        {
            return Task.FromResult<RowsLock?>(new RowsLock(new FileStream($"{Place}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None), CancellationToken.None));
        }
        catch (IOException e) when (e is not DirectoryNotFoundException)
        {
            return Task.FromResult<RowsLock?>(null);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or DirectoryNotFoundException)
        {
            throw new StorageException($"The rows could not be locked: {e.Message}", e);
        }
    }

    public override Task<DateTimeOffset?> NowAsync() => Task.FromResult<DateTimeOffset?>(null);

    public override string Upgrade()
    {
        try
        {
            using var connection = new SqliteConnection(_connectionString);
            connection.Open();
            return Upgrade(DeployChanges.To.SqliteDatabase(new SharedConnection(connection)), "INTEGER PRIMARY KEY AUTOINCREMENT");
        }
        catch (SqliteException e)
        {
            throw new StorageException($"The schema could not be upgraded: {e.Message}", e);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        await _readers.DisposeAsync();
    }

    private KeptStatements Open()
    {
        var connection = new KeptStatements(_connectionString);
        try
        {
            connection.Open();
            using var pragmas = connection.CreateCommand();
            pragmas.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA wal_autocheckpoint=4000;";
            pragmas.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
