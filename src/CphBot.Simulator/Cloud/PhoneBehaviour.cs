namespace CphBot.Simulator.Cloud;

/// <summary>What a phone does at its next restart. Used once; then it is normal again.</summary>
internal abstract record PhoneBehaviour
{
    private PhoneBehaviour()
    {
    }

    /// <summary>For people: the names that <see cref="Named"/> understands.</summary>
    public static string Names =>
        "normal, slow (seconds), jobFails (code, message), jobNeverEnds, jobSucceedsButAbnormal, jobSucceedsButRestartFailed, neverBoots, flaps";

    /// <summary>Null when there is no such behaviour, or a slow one lacks its time.</summary>
    public static PhoneBehaviour? Named(string name, TimeSpan? time = null, string? code = null, string? message = null) => name switch
    {
        "normal" => new Normal(),
        "slow" when time is { } length => new Slow(length),
        "jobFails" => new JobFails(code ?? "CPS.0054", message ?? CloudErrors.MessageOf(code ?? "CPS.0054")),
        "jobNeverEnds" => new JobNeverEnds(),
        "jobSucceedsButAbnormal" => new JobSucceedsButAbnormal(),
        "jobSucceedsButRestartFailed" => new JobSucceedsButRestartFailed(),
        "neverBoots" => new NeverBoots(),
        "flaps" => new Flaps(),
        _ => null,
    };

    /// <summary>Restarting, then running; the job succeeds at that moment.</summary>
    public sealed record Normal : PhoneBehaviour;

    /// <summary>Normal, but takes this long.</summary>
    public sealed record Slow(TimeSpan Time) : PhoneBehaviour;

    /// <summary>The job fails and the phone is left at "restart failed" (-6).</summary>
    public sealed record JobFails(string Code, string Message) : PhoneBehaviour;

    /// <summary>The job runs for ever and the phone restarts for ever (4).</summary>
    public sealed record JobNeverEnds : PhoneBehaviour;

    /// <summary>The job says that it succeeded, the phone that it is abnormal (-7).</summary>
    public sealed record JobSucceedsButAbnormal : PhoneBehaviour;

    /// <summary>The job says that it succeeded, the phone that its restart failed (-6).</summary>
    public sealed record JobSucceedsButRestartFailed : PhoneBehaviour;

    /// <summary>The job says that it succeeded, but the phone stays at "restarting" (4).</summary>
    public sealed record NeverBoots : PhoneBehaviour;

    /// <summary>Comes back, is abnormal two seconds later, and is back again after four more.</summary>
    public sealed record Flaps : PhoneBehaviour;
}
