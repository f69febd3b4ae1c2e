namespace CphBot.Simulator.Cloud;

/// <summary>
/// All that one restart is going to do, known from the start: reading it at an instant gives the state of that instant. That is
/// why the simulated cloud needs no timers.
/// </summary>
/// <param name="JobEndsAt">Null: never.</param>
internal sealed record RestartPlan(
    DateTimeOffset BegunAt, IReadOnlyList<StatusChange> Changes, DateTimeOffset? JobEndsAt, string? ErrorCode = null, string? ErrorMessage = null)
{
    /// <summary>The last change that has happened; null while the phone still reports its old status.</summary>
    public StatusChange? LatestAt(DateTimeOffset now) => Changes.LastOrDefault(change => change.At <= now);

    public bool JobRunsAt(DateTimeOffset now) => JobEndsAt is not { } end || now < end;

    /// <summary>1 running, 2 succeeded, -1 failed.</summary>
    public int JobStatusAt(DateTimeOffset now) => JobRunsAt(now) ? 1 : ErrorCode is null ? 2 : -1;

    /// <param name="lag">How long the phone still reports its old status.</param>
    /// <param name="usual">How long a normal restart of this phone takes now.</param>
    public static RestartPlan For(PhoneBehaviour behaviour, DateTimeOffset begun, TimeSpan lag, TimeSpan usual)
    {
        var restarting = new StatusChange(begun + lag, Status.Restarting);
        var end = begun + Longest(lag, behaviour is PhoneBehaviour.Slow slow ? slow.Time : usual);
        RestartPlan Ends(int status) => new(begun, [restarting, new(end, status)], end);

        return behaviour switch
        {
            PhoneBehaviour.JobFails fails => Ends(Status.RestartFailed) with { ErrorCode = fails.Code, ErrorMessage = fails.Message },
            PhoneBehaviour.JobNeverEnds => new(begun, [restarting], JobEndsAt: null),
            PhoneBehaviour.JobSucceedsButAbnormal => Ends(Status.Abnormal),
            PhoneBehaviour.JobSucceedsButRestartFailed => Ends(Status.RestartFailed),
            PhoneBehaviour.NeverBoots => new(begun, [restarting], end),
            PhoneBehaviour.Flaps => new(
                begun,
                [
                    restarting, new(end, Status.Running),
                    new(end + TimeSpan.FromSeconds(2), Status.Abnormal), new(end + TimeSpan.FromSeconds(6), Status.Running),
                ],
                end),
            _ => Ends(Status.Running),
        };
    }

    private static TimeSpan Longest(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
