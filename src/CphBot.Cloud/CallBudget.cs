using CphBot.Cloud.Adb;

namespace CphBot.Cloud;

/// <summary>
/// The call budget of one project: reads per second, changes per minute, and a pause after the cloud asked for one, which holds back both.
/// The vendor publishes no figures; refused calls are reported to count too, so a throttled program must go quiet, not try again.
/// </summary>
public sealed class CallBudget
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    private readonly TimeProvider _time;
    private readonly SlidingWindow _reads;
    private readonly SlidingWindow _writes;
    private readonly SlidingWindow _syncCommands;
    private readonly Lock _gate = new();
    private readonly LinkedList<TaskCompletionSource> _queue = new();
    private long _pausedAt;
    private TimeSpan _pause;
    private int _throttles;

    /// <param name="readsPerSecond">At most so many in any second.</param>
    /// <param name="writesPerMinute">At most so many in any minute.</param>
    public CallBudget(TimeProvider time, int readsPerSecond, int writesPerMinute)
    {
        _time = time;
        _reads = new SlidingWindow(readsPerSecond, TimeSpan.FromSeconds(1), time);
        _writes = new SlidingWindow(writesPerMinute, TimeSpan.FromMinutes(1), time);
        _syncCommands = new SlidingWindow(AdbContent.SyncCallsPerMinute, TimeSpan.FromMinutes(1), time);
    }

    /// <summary>
    /// Where reads are taken when several processes call this project; null unless set: this one alone. One alone makes changes.
    /// </summary>
    public ISharedBudget? Shared { get; set; }

    /// <summary>How many processes read from this project. Each has its part while the others cannot be asked. 1 or more; 1 unless set.</summary>
    public int Readers { get; set; } = 1;

    /// <summary>How long the cloud has asked us to stay quiet from now on; zero when it has not.</summary>
    public TimeSpan PausedFor
    {
        get
        {
            lock (_gate) return PauseLeft();
        }
    }

    /// <summary>For people: when the pause ends, or null when there is none.</summary>
    public DateTimeOffset? PausedUntil => PausedFor is var left && left > TimeSpan.Zero ? _time.GetUtcNow() + left : null;

    /// <summary>Takes one change, if one may be made now. Never waits: the caller asks again, and nothing is claimed meanwhile.</summary>
    /// <param name="retryAfter">When false: how long to wait before asking again.</param>
    public bool TryTakeWrite(out TimeSpan retryAfter) => TryTake(_writes, out retryAfter);

    /// <summary>The same for a command that the cloud answers when it is done: these have a budget of their own.</summary>
    public bool TryTakeSyncCommand(out TimeSpan retryAfter) => TryTake(_syncCommands, out retryAfter);

    /// <summary>
    /// Another process made changes before this one came to make them: these count, and no others. What the others read is not known; for a
    /// second it counts as all that was not this one's part.
    /// </summary>
    /// <param name="changes">How long ago each was made, the oldest first.</param>
    /// <param name="syncCommands">The same for commands that the cloud answers when they are done.</param>
    public void RecallChanges(IReadOnlyList<TimeSpan> changes, IReadOnlyList<TimeSpan> syncCommands)
    {
        lock (_gate)
        {
            _writes.Recall(changes);
            _syncCommands.Recall(syncCommands);
            if (Readers > 1) _reads.RecallOthers(Readers);
        }
    }

    /// <summary>Takes one read, when there is room. Who comes first is served first; who gives up gives up its place.</summary>
    public async Task TakeReadAsync(CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var place = new LinkedListNode<TaskCompletionSource>(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_gate)
        {
            _queue.AddLast(place);
            if (_queue.First == place) place.Value.SetResult();
        }

        try
        {
            await place.Value.Task.WaitAsync(cancel);
            while (PausedFor is var pause && pause > TimeSpan.Zero) await Task.Delay(pause, _time, cancel);
            var reserved = Shared is null ? null : await Shared.ReserveReadAsync(cancel);
            if (reserved is { } turn) await Task.Delay(turn, _time, cancel);
            // A pause may have begun while it waited.
            while ((reserved is null ? ReadWait() : PausedFor) is var wait && wait > TimeSpan.Zero) await Task.Delay(wait, _time, cancel);
        }
        finally
        {
            Leave(place);
        }
    }

    /// <summary>Takes one read for another process, at once or as soon as there is room: it must wait for that long, whatever becomes of it.</summary>
    public TimeSpan ReserveRead()
    {
        lock (_gate)
        {
            var wait = Longer(PauseLeft(), _reads.Wait());
            _reads.TakeAfter(wait);
            return wait;
        }
    }

    /// <summary>Holds back everything for at least that long.</summary>
    public void PauseFor(TimeSpan length)
    {
        lock (_gate)
        {
            if (length > PauseLeft()) (_pausedAt, _pause) = (_time.GetTimestamp(), length);
        }
    }

    /// <summary>The cloud asked to slow down. Without a time of its own: 5 seconds, doubling each time it asks again, to 5 minutes.</summary>
    internal void Throttled(TimeSpan? retryAfter)
    {
        lock (_gate)
        {
            // Those that were on their way when the pause began tell nothing new.
            if (PauseLeft() == TimeSpan.Zero) _throttles++;
            var doubled = FirstPause * Math.Pow(2, Math.Min(_throttles - 1, 10));
            PauseFor(retryAfter ?? (doubled < LongestPause ? doubled : LongestPause));
        }

        Shared?.Throttled(PausedFor);
    }

    /// <summary>The cloud answered as it should.</summary>
    internal void Answered()
    {
        lock (_gate)
        {
            if (PauseLeft() == TimeSpan.Zero) _throttles = 0;
        }
    }

    // Takes the read when it returns zero.
    private TimeSpan ReadWait()
    {
        lock (_gate)
        {
            var wait = Longer(PauseLeft(), _reads.Wait(Readers));
            if (wait == TimeSpan.Zero) _reads.Take();
            return wait;
        }
    }

    private bool TryTake(SlidingWindow window, out TimeSpan retryAfter)
    {
        lock (_gate)
        {
            retryAfter = Longer(PauseLeft(), window.Wait());
            if (retryAfter > TimeSpan.Zero) return false;
            window.Take();
            return true;
        }
    }

    private void Leave(LinkedListNode<TaskCompletionSource> place)
    {
        lock (_gate)
        {
            _queue.Remove(place);
            _queue.First?.Value.TrySetResult();
        }
    }

    private TimeSpan PauseLeft() => Longer(_pause - _time.GetElapsedTime(_pausedAt), TimeSpan.Zero);

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
