namespace CphBot.Simulator.Cloud.Work;

/// <summary>What is on a phone or a server, with the changes that jobs are still going to make to it.</summary>
internal sealed class Contents<T>(T initial)
{
    private readonly List<(DateTimeOffset At, Func<T, T> Change)> _coming = [];
    private T _current = initial;

    /// <param name="now">Not before that of an earlier call.</param>
    public T At(DateTimeOffset now)
    {
        if (_coming.Count == 0) return _current;

        foreach (var (_, change) in _coming.Where(coming => coming.At <= now).OrderBy(coming => coming.At)) _current = change(_current);
        _coming.RemoveAll(coming => coming.At <= now);
        return _current;
    }

    /// <summary>Makes a change when a plan takes effect, if it does.</summary>
    public void Change(WorkPlan plan, Func<T, T>? change)
    {
        if (change is not null && plan.TakesEffectAt is { } at) _coming.Add((at, change));
    }
}
