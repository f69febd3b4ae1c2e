namespace CphBot.Conversations;

/// <summary>
/// How often a conversation may be written to: all four windows that Teams publishes for sends per bot and conversation, edits counted in.
/// Progress may use half of each window; answers, questions and ends have the rest. Pure: the time is passed in and never goes back.
/// Teams counts when a write arrives, which is some time between its start and its answer; so a write counts until its answer is one window old.
/// </summary>
internal sealed class WriteBudget
{
    private static readonly (TimeSpan Length, int Limit)[] Windows =
    [
        (TimeSpan.FromSeconds(1), 7),
        (TimeSpan.FromSeconds(2), 8),
        (TimeSpan.FromSeconds(30), 60),
        (TimeSpan.FromHours(1), 1800),
    ];

    private readonly List<DateTimeOffset> _all = [];
    private readonly List<DateTimeOffset> _progress = [];
    private DateTimeOffset _pausedUntil;
    private int _inFlight;
    private int _progressInFlight;

    /// <summary>The writes of the last hour that another owner made; counted as progress too, to be on the safe side.</summary>
    public void Remember(DateTimeOffset at, int count)
    {
        _all.AddRange(Enumerable.Repeat(at, count));
        _progress.AddRange(Enumerable.Repeat(at, count));
    }

    /// <summary>Teams asked to wait.</summary>
    public void PauseUntil(DateTimeOffset instant) => _pausedUntil = instant > _pausedUntil ? instant : _pausedUntil;

    public bool TryTake(DateTimeOffset now, bool isProgress)
    {
        if (NextAt(now, isProgress) > now) return false;
        _inFlight++;
        if (isProgress) _progressInFlight++;
        return true;
    }

    /// <summary>A write that was taken has its answer, or will have none.</summary>
    public void Answered(DateTimeOffset now, bool isProgress)
    {
        _inFlight--;
        _all.Add(now);
        if (!isProgress) return;
        _progressInFlight--;
        _progress.Add(now);
    }

    /// <summary>When a write may be made next: now, later, or (the end of time) not before one that is on its way has its answer.</summary>
    public DateTimeOffset NextAt(DateTimeOffset now, bool isProgress)
    {
        Forget(now);
        var next = _pausedUntil > now ? _pausedUntil : now;
        foreach (var (length, limit) in Windows)
        {
            next = Later(next, FreeAt(_all, length, limit - _inFlight));
            if (isProgress) next = Later(next, FreeAt(_progress, length, (limit / 2) - _progressInFlight));
        }

        return next;
    }

    /// <summary>When fewer than <paramref name="limit"/> of these writes lie in the window that ends then.</summary>
    private static DateTimeOffset FreeAt(List<DateTimeOffset> writes, TimeSpan length, int limit) =>
        limit <= 0 ? DateTimeOffset.MaxValue : writes.Count < limit ? DateTimeOffset.MinValue : writes[^limit] + length;

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private void Forget(DateTimeOffset now)
    {
        var hourAgo = now - Windows[^1].Length;
        _all.RemoveAll(at => at <= hourAgo);
        _progress.RemoveAll(at => at <= hourAgo);
    }
}
