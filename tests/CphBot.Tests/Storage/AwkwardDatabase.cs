using CphBot.Storage;

namespace CphBot.Tests.Storage;

/// <summary>Rows that do what rows may do: run each work more than once, and not be there for a while.</summary>
internal sealed class AwkwardDatabase(Database rows) : Database
{
    private readonly CancellationTokenSource _lost = new();

    /// <summary>Whether nothing can be written now.</summary>
    public bool IsDown { get; set; }

    public override string? Trouble => IsDown ? "down" : rows.Trouble;

    public override string Place => rows.Place;

    public override Task<T> ReadAsync<T>(Func<Session, Task<T>> query) => rows.ReadAsync(query);

    public override Task<T> WriteAsync<T>(Func<Session, Task<T>> work) => IsDown
        ? throw new StorageException("The rows could not be written: down", new IOException())
        : rows.WriteAsync(async session =>
        {
            await session.Transaction.SaveAsync("first");
            await work(session);
            await session.Transaction.RollbackAsync("first");
            return await work(session);
        });

    /// <summary>The lock is lost, and taking it again fails as nobody foresaw.</summary>
    public void LoseLock() => _lost.Cancel();

    public override async Task<RowsLock?> TryLockAsync(bool isShared)
    {
        if (_lost.IsCancellationRequested) throw new InvalidOperationException("Nobody foresaw this.");
        return await rows.TryLockAsync(isShared) is { } held ? held with { Lost = _lost.Token } : null;
    }

    public override Task<DateTimeOffset?> NowAsync() => rows.NowAsync();

    public override string Upgrade() => rows.Upgrade();

    public override ValueTask DisposeAsync()
    {
        _lost.Dispose();
        return rows.DisposeAsync();
    }
}
