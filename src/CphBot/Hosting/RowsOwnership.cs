using CphBot.Hosting.Cluster;
using CphBot.Storage;
using Microsoft.Extensions.Options;

namespace CphBot.Hosting;

/// <summary>One process at a time may own the rows, or the nodes of one cluster together.</summary>
internal sealed class RowsOwnership(Database database, IOptions<ClusterOptions> cluster, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>For so long the database may still believe in the connection that had the lock.</summary>
    private static readonly TimeSpan Ghost = TimeSpan.FromSeconds(20);

    private RowsLock? _lock;
    private string? _mark;

    /// <summary>Waits until the process that has it is gone.</summary>
    /// <param name="onWait">Called when it has to be waited for, with the reason, once for each.</param>
    public async Task TakeAsync(Action<string> onWait, CancellationToken cancel)
    {
        for (string? told = null; ;)
        {
            var (held, trouble) = await TryTakeAsync();
            if (held is not null) return;
            var reason = trouble is null ? $"another process has {database.Place}" : $"Storage:ConnectionString: {trouble}";
            if (reason != told) onWait(told = reason);
            await Task.Delay(Pause, time, cancel);
        }
    }

    /// <summary>Cancelled when what this process has is lost: another one may have it then.</summary>
    public CancellationToken Lost => _lock?.Lost ?? new CancellationToken(canceled: true);

    /// <summary>Several processes on the same rows must know of each other: all of them name the same cluster.</summary>
    /// <param name="mark">Of its cluster: the same for all that know of each other.</param>
    /// <returns>False: another process has the rows in another cluster.</returns>
    /// <exception cref="StorageException">It cannot be known.</exception>
    public async Task<bool> TryJoinAsync(string mark, CancellationToken cancel)
    {
        _mark = mark;
        if (_lock is null || _lock.Lost.IsCancellationRequested) return await RetakeAsync(cancel);
        return _lock.TryJoinAsync is not { } join || await join(mark);
    }

    /// <summary>After it was lost: waits for the database.</summary>
    /// <returns>False: another process has it.</returns>
    public async Task<bool> RetakeAsync(CancellationToken cancel)
    {
        await ReleaseAsync();
        for (var refused = time.GetUtcNow(); time.GetUtcNow() - refused < Ghost;)
        {
            var (held, trouble) = await TryTakeAsync();
            if (held is not null) return true;
            if (trouble is not null) refused = time.GetUtcNow();
            await Task.Delay(Pause, time, cancel);
        }

        return false;
    }

    public ValueTask DisposeAsync() => _lock?.Held.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task<(RowsLock? Held, string? Trouble)> TryTakeAsync()
    {
        try
        {
            _lock = await database.TryLockAsync(isShared: cluster.Value.IsOn);
            if (_mark is { } mark && _lock?.TryJoinAsync is { } join && !await join(mark)) await ReleaseAsync();
            return (_lock, null);
        }
        catch (StorageException e)
        {
            await ReleaseAsync();
            return (null, e.Message);
        }
    }

    private async Task ReleaseAsync()
    {
        if (_lock is not null) await _lock.Held.DisposeAsync();
        _lock = null;
    }
}
