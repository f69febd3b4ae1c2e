namespace CphBot.Simulator.Cloud.Work;

/// <summary>
/// All that one job is going to do, known from the start: reading it at an instant gives the state of that instant. That is
/// why the simulated cloud needs no timers.
/// </summary>
/// <param name="JobEndsAt">Null: never.</param>
internal sealed record WorkPlan(
    DateTimeOffset BegunAt, IReadOnlyList<StatusChange> Changes, DateTimeOffset? JobEndsAt, string? ErrorCode = null, string? ErrorMessage = null)
{
    /// <summary>What a command wrote, shown by its job once that has ended.</summary>
    public string? Output { get; init; }

    /// <summary>False: the phone reports that it runs, but its system never comes up.</summary>
    public bool Boots { get; init; } = true;

    /// <summary>False: the job claims a success that is none.</summary>
    public bool KeepsItsWord { get; init; } = true;

    /// <summary>When what was asked for is done; null: never.</summary>
    public DateTimeOffset? TakesEffectAt => ErrorCode is null && KeepsItsWord ? JobEndsAt : null;

    /// <summary>The last change that has happened; null while the old status is still reported.</summary>
    public StatusChange? LatestAt(DateTimeOffset now) => Changes.LastOrDefault(change => change.At <= now);

    public bool JobRunsAt(DateTimeOffset now) => JobEndsAt is not { } end || now < end;

    /// <summary>1 running, 2 succeeded, -1 failed.</summary>
    public int JobStatusAt(DateTimeOffset now) => JobRunsAt(now) ? 1 : ErrorCode is null ? 2 : -1;

    /// <param name="path">Null: the work leaves the status as it is, so that only failing and never ending differ from success.</param>
    /// <param name="lag">How long the old status is still reported.</param>
    /// <param name="usual">How long this work normally takes here now.</param>
    public static WorkPlan For(PhoneBehaviour behaviour, StatusPath? path, DateTimeOffset begun, TimeSpan lag, TimeSpan usual)
    {
        var end = begun + Longest(lag, behaviour is PhoneBehaviour.Slow slow ? slow.Time : usual);
        StatusChange[] during = path is null ? [] : [.. path.Way(begun + lag, end)];
        WorkPlan Ends(int? status) => new(begun, status is { } last ? [.. during, new(end, last)] : during, end);

        return behaviour switch
        {
            PhoneBehaviour.JobFails fails => Ends(path?.Failed) with { ErrorCode = fails.Code, ErrorMessage = fails.Message },
            PhoneBehaviour.JobNeverEnds => new(begun, during, JobEndsAt: null),
            PhoneBehaviour.JobSucceedsWithoutEffect => new(begun, [], end) { KeepsItsWord = false },
            PhoneBehaviour.JobSucceedsButAbnormal => Ends(path?.Abnormal),
            PhoneBehaviour.JobSucceedsButRestartFailed => Ends(path?.Failed),
            PhoneBehaviour.NeverBoots => Ends(status: null),
            PhoneBehaviour.RunsButNeverBoots => Ends(path?.After) with { Boots = false },
            PhoneBehaviour.Flaps when path is not null => new(begun, [.. during, .. Flapping(path, end)], end),
            _ => Ends(path?.After),
        };
    }

    private static StatusChange[] Flapping(StatusPath path, DateTimeOffset end) =>
    [
        new(end, path.After), new(end + TimeSpan.FromSeconds(2), path.Abnormal), new(end + TimeSpan.FromSeconds(6), path.After),
    ];

    private static TimeSpan Longest(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
