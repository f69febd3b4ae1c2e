namespace CphBot.Cloud.Events;

/// <summary>Something the vendor plans to do to a server.</summary>
/// <param name="State">One that is not listed in <see cref="ScheduledEventState"/> is <see cref="ScheduledEventState.Unknown"/>.</param>
/// <param name="Type">As the cloud wrote it, e.g. localdisk-recovery, system-maintenance.</param>
/// <param name="AuthorizationType">maintenance or redeploy, once authorised.</param>
/// <param name="NotBefore">When it begins at the earliest, UTC.</param>
/// <param name="NotAfter">When it begins at the latest, UTC.</param>
/// <param name="NotBeforeDeadline">Until when <paramref name="NotBefore"/> can be moved, UTC.</param>
public sealed record ScheduledEvent(
    string EventId, ScheduledEventState State, string? Type, string? ServerId, string? ServerName, string? AuthorizationType,
    DateTimeOffset? NotBefore, DateTimeOffset? NotAfter, DateTimeOffset? NotBeforeDeadline)
{
    public string? ServerModelName { get; init; }

    /// <summary>As the cloud wrote it.</summary>
    public string? ServerState { get; init; }

    public DateTimeOffset? PublishTime { get; init; }

    public DateTimeOffset? StartTime { get; init; }

    public DateTimeOffset? FinishTime { get; init; }

    public string? Description { get; init; }
}
