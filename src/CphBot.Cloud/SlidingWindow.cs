namespace CphBot.Cloud;

/// <summary>At most so many within any span of the given length. Exact, unlike a bucket that refills; not safe for concurrent use.</summary>
internal sealed class SlidingWindow(int limit, TimeSpan length, TimeProvider time)
{
    private readonly Queue<long> _taken = new(limit);

    /// <summary>Zero when one may be taken now.</summary>
    public TimeSpan Wait()
    {
        if (_taken.Count < limit) return TimeSpan.Zero;
        var left = length - time.GetElapsedTime(_taken.Peek());
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    public void Take()
    {
        if (_taken.Count == limit) _taken.Dequeue();
        _taken.Enqueue(time.GetTimestamp());
    }
}
