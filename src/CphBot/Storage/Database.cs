using DbUp.Builder;
using DbUp.Engine.Output;

namespace CphBot.Storage;

/// <summary>
/// The rows. What was written is durable when <see cref="WriteAsync{T}"/> returns. One schema and one set of statements for both databases:
/// those that SQL allows in both.
/// </summary>
internal abstract class Database : IAsyncDisposable
{
    /// <summary>Less than what PostgreSQL allows in an index, and no name of a counter.</summary>
    private static readonly string Probe = $"probe {Environment.MachineName} {Environment.ProcessId} {new string('.', 1500)}";

    /// <summary>What names these rows, whoever reaches them by whichever name. Known once the schema is up.</summary>
    public virtual string Identity => Place;

    protected KnownRows Known { get; } = new();

    /// <summary>Null while the last write succeeded; else why it did not.</summary>
    public abstract string? Trouble { get; }

    /// <summary>Where the rows are, for the log: no secret.</summary>
    public abstract string Place { get; }

    /// <summary>All that the query reads is as it was at one instant: an operation and its phones tell the same story.</summary>
    /// <exception cref="StorageException">The rows could not be read.</exception>
    public abstract Task<T> ReadAsync<T>(Func<Session, Task<T>> query);

    /// <summary>
    /// Runs the work inside a transaction. The work must touch nothing but the session: it may run on another thread, after others, and more
    /// than once.
    /// </summary>
    /// <exception cref="StorageException">The rows could not be written. Nothing of this work was kept, unless the answer to the commit was lost.</exception>
    public abstract Task<T> WriteAsync<T>(Func<Session, Task<T>> work);

    public Task WriteAsync(Func<Session, Task> work) =>
        WriteAsync(async session =>
        {
            await work(session);
            return true;
        });

    /// <summary>Whether the rows can be written now: a write that changes nothing, and needs as much room as what a message brings.</summary>
    /// <exception cref="StorageException">They cannot.</exception>
    public Task ProbeAsync() => WriteAsync(async session =>
    {
        await session.ExecuteAsync("INSERT INTO counters (name, value) VALUES (@Probe, 0)", new { Probe });
        await session.ExecuteAsync("DELETE FROM counters WHERE name = @Probe", new { Probe });
    });

    /// <summary>
    /// Takes the rows for this process alone, or for it and the other nodes of its cluster, until it ends or disposes of the lock. Processes
    /// on the same rows that do not know of each other would spend every budget twice.
    /// </summary>
    /// <returns>Null: another process has them.</returns>
    /// <exception cref="StorageException">It cannot be known.</exception>
    public abstract Task<RowsLock?> TryLockAsync(bool isShared);

    /// <summary>What the database's clock says; null where it is this machine's.</summary>
    /// <exception cref="StorageException">The rows could not be read.</exception>
    public abstract Task<DateTimeOffset?> NowAsync();

    /// <summary>Brings the schema up to date from the scripts beside this file. Scripts are only ever added.</summary>
    /// <returns>Scripts of a newer release that were run here; empty when there are none.</returns>
    /// <exception cref="StorageException">A script failed; nothing of it was kept.</exception>
    public abstract string Upgrade();

    public abstract ValueTask DisposeAsync();

    /// <param name="identity">How the database writes the type of a key that counts by itself.</param>
    protected static string Upgrade(UpgradeEngineBuilder target, string identity)
    {
        var engine = target
            .WithScriptsEmbeddedInAssembly(typeof(Database).Assembly, name => name.Contains(".Migrations.", StringComparison.Ordinal))
            .WithVariable("identity", identity)
            .WithTransactionPerScript()
            .LogTo(new NoOpUpgradeLog())
            .Build();
        var result = engine.PerformUpgrade();
        if (!result.Successful) throw new StorageException($"The schema could not be upgraded ({result.ErrorScript?.Name}): {result.Error.Message}", result.Error);
        return string.Join(", ", engine.GetExecutedButNotDiscoveredScripts());
    }
}

/// <summary>The rows belong to this process.</summary>
/// <param name="Lost">Cancelled when they no longer do.</param>
/// <param name="TryJoinAsync">
/// Where several processes have them together: whether all that have them say the same mark, by which they know each other. Throws
/// <see cref="StorageException"/> when it cannot be known. Null: nobody else can have them.
/// </param>
internal sealed record RowsLock(IAsyncDisposable Held, CancellationToken Lost, Func<string, Task<bool>>? TryJoinAsync = null);

/// <summary>The rows could not be written or read.</summary>
internal sealed class StorageException(string message, Exception inner) : Exception(message, inner);
