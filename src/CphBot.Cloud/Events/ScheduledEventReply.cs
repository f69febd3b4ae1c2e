using System.Text.Json.Serialization;
using CphBot.Cloud.Json;

namespace CphBot.Cloud.Events;

/// <summary>The answer to a list of what the vendor plans.</summary>
internal sealed class ScheduledEventListReply : IListReply<ScheduledEventReply>
{
    public string? RequestId { get; set; }

    public int? Count { get; set; }

    [JsonConverter(typeof(LenientList<ScheduledEventReply>))]
    public IReadOnlyList<ScheduledEventReply?>? ScheduledEvents { get; set; }

    [JsonConverter(typeof(LenientObject<PageInfoReply>))]
    public PageInfoReply? PageInfo { get; set; }

    IReadOnlyList<ScheduledEventReply?>? IListReply<ScheduledEventReply>.Items => ScheduledEvents;

    string? IListReply<ScheduledEventReply>.NextMarker => PageInfo?.NextMarker;
}

internal sealed class ScheduledEventReply
{
    public string? EventId { get; set; }

    public string? ServerId { get; set; }

    public string? ServerName { get; set; }

    public string? ServerModelName { get; set; }

    public string? ServerState { get; set; }

    public string? Type { get; set; }

    public string? AuthorizationType { get; set; }

    public string? State { get; set; }

    public DateTimeOffset? PublishTime { get; set; }

    public DateTimeOffset? StartTime { get; set; }

    public DateTimeOffset? FinishTime { get; set; }

    public DateTimeOffset? NotBefore { get; set; }

    public DateTimeOffset? NotAfter { get; set; }

    public DateTimeOffset? NotBeforeDeadline { get; set; }

    public string? Description { get; set; }

    /// <summary>Null for one without an id.</summary>
    public ScheduledEvent? ToEvent() => EventId is null ? null : new ScheduledEvent(
        EventId, ScheduledEventText.StateOf(State), Type, ServerId, ServerName, AuthorizationType, NotBefore, NotAfter, NotBeforeDeadline)
    {
        ServerModelName = ServerModelName,
        ServerState = ServerState,
        PublishTime = PublishTime,
        StartTime = StartTime,
        FinishTime = FinishTime,
        Description = Description,
    };
}

internal sealed record AuthorizationBody(string AuthorizationType, string? NotBefore);

internal sealed record MoveBody(string NotBefore);
