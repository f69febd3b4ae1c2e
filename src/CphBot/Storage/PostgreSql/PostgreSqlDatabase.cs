using System.Data;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using DbUp;
using Microsoft.Extensions.Options;
using Npgsql;

namespace CphBot.Storage.PostgreSql;

/// <summary>The rows in PostgreSQL. Each work is a transaction of its own (READ COMMITTED); one that lost a race with another is run again.</summary>
internal sealed class PostgreSqlDatabase : Database
{
    /// <summary>Of the advisory locks, "cph" and a number.</summary>
    private const long OneProcess = 0x637068_01;
    private const long OneUpgrade = 0x637068_02;

    private const int Races = 5;

    private readonly NpgsqlDataSource _source;
    private readonly string _connectionString;
    private readonly TimeProvider _time;
    private volatile string? _trouble;
    private volatile string? _identity;

    public PostgreSqlDatabase(IOptions<StorageOptions> options, TimeProvider time)
    {
        var settings = new NpgsqlConnectionStringBuilder(options.Value.ConnectionString) { ApplicationName = "cphbot", Timeout = 5, CommandTimeout = 10 };
        // A process that freezes inside a transaction would keep what it locked from everybody until it wakes up.
        settings.Options = $"{settings.Options} -c idle_in_transaction_session_timeout=5s".Trim();
        _connectionString = settings.ToString();
        _source = NpgsqlDataSource.Create(settings);
        _time = time;
        Place = $"{settings.Host}:{settings.Port}/{settings.Database}";
    }

    public override string? Trouble => _trouble;

    public override string Place { get; }

    public override string Identity => _identity
        ?? throw new StorageException($"{Place} does not tell which database it is, as a cluster must know: its user needs EXECUTE on pg_control_system().", new InvalidOperationException("The schema is not up, or the server refused."));

    public override async Task<T> ReadAsync<T>(Func<Session, Task<T>> query)
    {
        try
        {
            await using var connection = await _source.OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead);
            return await query(SessionIn(connection, transaction));
        }
        catch (NpgsqlException e) when (PostgreSqlErrors.IsStorageTrouble(e))
        {
            throw new StorageException($"The rows could not be read: {e.Message}", e);
        }
    }

    public override async Task<T> WriteAsync<T>(Func<Session, Task<T>> work)
    {
        for (var race = 1; ; race++)
        {
            try
            {
                var result = await WriteOnceAsync(work);
                _trouble = null;
                return result;
            }
            catch (PostgresException e) when (race < Races && PostgreSqlErrors.IsLostRace(e))
            {
                // Whoever won has committed: run again, the work sees what it did.
            }
            catch (NpgsqlException e) when (PostgreSqlErrors.IsStorageTrouble(e))
            {
                _trouble = e.Message;
                throw new StorageException($"The rows could not be written: {e.Message}", e);
            }
        }
    }

    /// <summary>An advisory lock, held by a connection that does nothing else.</summary>
    public override async Task<RowsLock?> TryLockAsync(bool isShared)
    {
        // Asks the server now and then whether it is still there: a lock that is lost must be noticed.
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_connectionString)
        {
            Pooling = false,
            KeepAlive = 5,
            // And the server asks us: a machine that is gone must not hold the lock for hours.
            Options = "-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3",
        }.ToString());
        try
        {
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(isShared ? "SELECT pg_try_advisory_lock_shared($1)" : "SELECT pg_try_advisory_lock($1)", connection) { Parameters = { new() { Value = OneProcess } } };
            if (await command.ExecuteScalarAsync() is true) return Held(connection);
            await connection.DisposeAsync();
            return null;
        }
        catch (Exception e) when (e is NpgsqlException or SocketException or TimeoutException or IOException or ArgumentException)
        {
            // Not all that speaks at a port speaks as PostgreSQL does.
            await connection.DisposeAsync();
            throw new StorageException($"{Place} cannot be used: {e.Message}", e);
        }
    }

    public override async Task<DateTimeOffset?> NowAsync()
    {
        try
        {
            await using var command = _source.CreateCommand("SELECT clock_timestamp()");
            return new DateTimeOffset((DateTime)(await command.ExecuteScalarAsync())!);
        }
        catch (NpgsqlException e)
        {
            throw new StorageException($"The rows could not be read: {e.Message}", e);
        }
    }

    public override string Upgrade()
    {
        try
        {
            // However many processes start together, one upgrades and the others find it done.
            using var connection = _source.OpenConnection();
            using var command = new NpgsqlCommand("SELECT pg_advisory_lock($1)", connection) { Parameters = { new() { Value = OneUpgrade } } };
            command.ExecuteNonQuery();
            // Of a pool of its own that nobody disposes of, a connection would stay behind for minutes. A script may take as long as the rows are many.
            var newer = Upgrade(DeployChanges.To.PostgresqlDatabase(_connectionString + ";Pooling=False;Command Timeout=0"), "BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY");
            command.CommandText = "SELECT pg_advisory_unlock($1)";
            command.ExecuteNonQuery();
            _identity = IdentityOf(connection);
            return newer;
        }
        catch (NpgsqlException e)
        {
            throw new StorageException($"The schema could not be upgraded: {e.Message}", e);
        }
    }

    public override ValueTask DisposeAsync() => _source.DisposeAsync();

    /// <summary>Restored from a dump, rows have another, and so have those of another schema; a copy of the server's disk has the same.</summary>
    /// <returns>Null where the server does not tell: not all that speak as PostgreSQL does can.</returns>
    private static string? IdentityOf(NpgsqlConnection connection)
    {
        try
        {
            using var command = new NpgsqlCommand(
                """
                SELECT system_identifier || '-' || (SELECT oid FROM pg_database WHERE datname = current_database()) || '-' || (SELECT oid FROM pg_namespace WHERE nspname = current_schema())
                FROM pg_control_system()
                """,
                connection);
            return command.ExecuteScalar() as string;
        }
        catch (PostgresException)
        {
            return null;
        }
    }

    private async Task<T> WriteOnceAsync<T>(Func<Session, Task<T>> work)
    {
        await using var connection = await _source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted);
        var session = SessionIn(connection, transaction);
        var result = await work(session);
        await transaction.CommitAsync();
        session.Committed();
        return result;
    }

    private Session SessionIn(NpgsqlConnection connection, NpgsqlTransaction transaction) => new(connection, transaction, _time.GetUtcNow(), Known, PostgreSqlWords.Translate);

    private RowsLock Held(NpgsqlConnection connection)
    {
        var lost = new CancellationTokenSource();
        connection.StateChange += (_, change) =>
        {
            if (change.CurrentState is ConnectionState.Closed or ConnectionState.Broken) lost.Cancel();
        };
        return new RowsLock(connection, lost.Token, mark => TryJoinAsync(connection, mark));
    }

    /// <summary>Advisory locks are named by numbers.</summary>
    private static int HalfKey(string name) => BitConverter.ToInt32(SHA256.HashData(Encoding.UTF8.GetBytes(name))) & int.MaxValue;

    /// <summary>Says its mark first, and looks then: of two that come at once with different ones, both see it. Bots in other schemas are no concern of its.</summary>
    private async Task<bool> TryJoinAsync(NpgsqlConnection connection, string mark)
    {
        try
        {
            await using var command = new NpgsqlCommand("SELECT pg_advisory_lock_shared($1, $2)", connection) { Parameters = { new() { Value = HalfKey(Identity) }, new() { Value = HalfKey(mark) } } };
            await command.ExecuteNonQueryAsync();
            command.CommandText =
                """
                SELECT NOT EXISTS (
                    SELECT 1 FROM pg_locks JOIN pg_database d ON d.oid = database
                    WHERE locktype = 'advisory' AND objsubid = 2 AND classid = $1::oid AND objid <> $2::oid AND granted AND pid <> pg_backend_pid() AND d.datname = current_database())
                """;
            if (await command.ExecuteScalarAsync() is true) return true;
            command.CommandText = "SELECT pg_advisory_unlock_shared($1, $2)";
            await command.ExecuteNonQueryAsync();
            return false;
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException)
        {
            // Lost in this moment, perhaps: it is no longer open then.
            throw new StorageException($"The rows could not be read: {e.Message}", e);
        }
    }
}
