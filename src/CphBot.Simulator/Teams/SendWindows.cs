namespace CphBot.Simulator.Teams;

/// <summary>The published limits on writes to one conversation, edits counted in: 7 in 1 s, 8 in 2 s, 60 in 30 s, 1,800 in an hour.</summary>
internal sealed class SendWindows
{
    private static readonly (int Count, TimeSpan Length)[] Limits =
    [
        (7, TimeSpan.FromSeconds(1)), (8, TimeSpan.FromSeconds(2)), (60, TimeSpan.FromSeconds(30)), (1800, TimeSpan.FromHours(1)),
    ];

    private readonly LinkedList<DateTimeOffset> _writes = new();

    /// <summary>How long from now until one more write fits; zero when it fits now.</summary>
    public TimeSpan WaitAt(DateTimeOffset now)
    {
        var wait = TimeSpan.Zero;
        foreach (var (count, length) in Limits)
        {
            // Full while the write that many back is still inside the window.
            if (_writes.Count < count) break;
            var frees = Back(count) + length - now;
            if (frees > wait) wait = frees;
        }

        return wait;
    }

    public void Add(DateTimeOffset now)
    {
        _writes.AddLast(now);
        if (_writes.Count > Limits[^1].Count) _writes.RemoveFirst();
    }

    private DateTimeOffset Back(int count)
    {
        if (count == _writes.Count) return _writes.First!.Value;

        var node = _writes.Last!;
        for (var step = 1; step < count; step++) node = node.Previous!;
        return node.Value;
    }
}
