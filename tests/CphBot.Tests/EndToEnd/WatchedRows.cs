using CphBot.Storage;

namespace CphBot.Tests.EndToEnd;

/// <summary>The bot's own rows, which tell whether they are at work: a slow disk is no reason to think that nothing moves.</summary>
internal sealed class WatchedRows(Database rows) : Database
{
    private int _begun;
    private int _ended;

    public int Begun => Volatile.Read(ref _begun);

    public bool AreAtWork => Begun != Volatile.Read(ref _ended);

    public override string Identity => rows.Identity;

    public override string? Trouble => rows.Trouble;

    public override string Place => rows.Place;

    public override Task<T> ReadAsync<T>(Func<Session, Task<T>> query) => WatchAsync(() => rows.ReadAsync(query));

    public override Task<T> WriteAsync<T>(Func<Session, Task<T>> work) => WatchAsync(() => rows.WriteAsync(work));

    public override Task<RowsLock?> TryLockAsync(bool isShared) => rows.TryLockAsync(isShared);

    public override Task<DateTimeOffset?> NowAsync() => rows.NowAsync();

    public override string Upgrade() => rows.Upgrade();

    public override ValueTask DisposeAsync() => rows.DisposeAsync();

    private async Task<T> WatchAsync<T>(Func<Task<T>> run)
    {
        Interlocked.Increment(ref _begun);
        try
        {
            return await run();
        }
        finally
        {
            Interlocked.Increment(ref _ended);
        }
    }
}
