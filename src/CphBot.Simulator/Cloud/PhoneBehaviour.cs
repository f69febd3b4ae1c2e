namespace CphBot.Simulator.Cloud;

/// <summary>
/// What a phone or a server does with its next job: a restart, a stop, a reset, an installation, … Used once; then it is normal again.
/// The statuses below are those of a restart; a reset ends at -5 or 2, a stop at -9 or 8.
/// </summary>
internal abstract record PhoneBehaviour
{
    private PhoneBehaviour()
    {
    }

    /// <summary>For people: the names that <see cref="Named"/> understands.</summary>
    public static string Names =>
        "normal, slow (seconds), jobFails (code, message), jobNeverEnds, jobSucceedsButAbnormal, jobSucceedsButRestartFailed, "
        + "jobSucceedsWithoutEffect, neverBoots, runsButNeverBoots, flaps, commandFails (code, message), commandHangs";

    /// <summary>Null when there is no such behaviour, or a slow one lacks its time.</summary>
    public static PhoneBehaviour? Named(string name, TimeSpan? time = null, string? code = null, string? message = null) => name switch
    {
        "normal" => new Normal(),
        "slow" when time is { } length => new Slow(length),
        "jobFails" => new JobFails(code ?? "CPS.0054", message ?? CpsMessages.Of(code ?? "CPS.0054")),
        "jobNeverEnds" => new JobNeverEnds(),
        "jobSucceedsButAbnormal" => new JobSucceedsButAbnormal(),
        "jobSucceedsButRestartFailed" => new JobSucceedsButRestartFailed(),
        "jobSucceedsWithoutEffect" => new JobSucceedsWithoutEffect(),
        "neverBoots" => new NeverBoots(),
        "runsButNeverBoots" => new RunsButNeverBoots(),
        "flaps" => new Flaps(),
        "commandFails" => new CommandFails(code ?? "CPS.0191", message ?? CpsMessages.Of(code ?? "CPS.0191")),
        "commandHangs" => new CommandHangs(),
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

    /// <summary>The job says that it succeeded, but nothing has changed: no status, no package, no property.</summary>
    public sealed record JobSucceedsWithoutEffect : PhoneBehaviour;

    /// <summary>The job says that it succeeded, but the phone stays at "restarting" (4).</summary>
    public sealed record NeverBoots : PhoneBehaviour;

    /// <summary>Comes back, is abnormal two seconds later, and is back again after four more.</summary>
    public sealed record Flaps : PhoneBehaviour;

    /// <summary>All looks well (2), but the system inside never says that it has booted.</summary>
    public sealed record RunsButNeverBoots : PhoneBehaviour;

    /// <summary>The next synchronous command fails; waits for one, whatever other work comes before.</summary>
    public sealed record CommandFails(string Code, string Message) : PhoneBehaviour;

    /// <summary>The next synchronous command is still running (status 1) when its two seconds are over.</summary>
    public sealed record CommandHangs : PhoneBehaviour;

    /// <summary>A failure with this code, if there is one and nothing else was wanted.</summary>
    public PhoneBehaviour OrFailure(string? code) => code is not null && this is Normal ? new JobFails(code, CpsMessages.Of(code)) : this;

    /// <summary>Whether it is a synchronous command, and not a job, that it concerns.</summary>
    public bool IsOfSyncCommands => this is CommandFails or CommandHangs;
}
