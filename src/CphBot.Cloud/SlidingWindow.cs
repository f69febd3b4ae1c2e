namespace CphBot.Cloud;

/// <summary>At most so many within any span of the given length. Exact, unlike a bucket that refills; not safe for concurrent use.</summary>
internal sealed class SlidingWindow(int limit, TimeSpan length, TimeProvider time)
{
    private readonly Queue<long> _taken = new(limit);

    /// <summary>Zero when one may be taken now.</summary>
    /// <param name="sharers">How many processes share the limit; this one has its part of it, and one at least.</param>
    public TimeSpan Wait(int sharers = 1)
    {
        var part = Math.Max(1, limit / sharers);
        if (_taken.Count < part) return TimeSpan.Zero;
        var left = length - time.GetElapsedTime(_taken.ElementAt(_taken.Count - part));
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    public void Take()
    {
        if (_taken.Count == limit) _taken.Dequeue();
        _taken.Enqueue(time.GetTimestamp());
    }
}
