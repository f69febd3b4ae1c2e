namespace CphBot.Cloud;

/// <summary>At most so many within any span of the given length. Exact, unlike a bucket that refills; not safe for concurrent use.</summary>
internal sealed class SlidingWindow(int limit, TimeSpan length, TimeProvider time)
{
    private readonly Queue<long> _taken = new(limit);

    /// <summary>Zero when one may be taken now.</summary>
    /// <param name="sharers">How many processes share the limit; this one has its part of it, and one at least.</param>
    public TimeSpan Wait(int sharers = 1)
    {
        var part = Part(sharers);
        if (_taken.Count < part) return TimeSpan.Zero;
        var left = length - time.GetElapsedTime(_taken.ElementAt(_taken.Count - part));
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    public void Take() => Take(TimeSpan.Zero);

    /// <summary>Takes the one that will be free by then.</summary>
    public void TakeAfter(TimeSpan wait) => Take(-wait);

    /// <summary>Forgets what it knew, for what others know.</summary>
    /// <param name="ages">How long ago one was taken, the oldest first.</param>
    public void Recall(IEnumerable<TimeSpan> ages)
    {
        _taken.Clear();
        foreach (var age in ages) Take(age);
    }

    /// <summary>Forgets what it knew: others may have taken all but this one's part just now.</summary>
    public void RecallOthers(int sharers) => Recall(Enumerable.Repeat(TimeSpan.Zero, limit - Part(sharers)));

    private int Part(int sharers) => Math.Max(1, limit / sharers);

    private void Take(TimeSpan age)
    {
        if (_taken.Count == limit) _taken.Dequeue();
        _taken.Enqueue(time.GetTimestamp() - (long)Math.Round(age.TotalSeconds * time.TimestampFrequency));
    }
}
