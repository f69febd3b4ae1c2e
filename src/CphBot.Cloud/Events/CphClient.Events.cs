using CphBot.Cloud.Changes;
using CphBot.Cloud.Events;
using CphBot.Cloud.Http;
using CphBot.Cloud.Json;

namespace CphBot.Cloud;

public sealed partial class CphClient
{
    /// <summary>What the vendor plans to do to servers. Newer than its published texts, and not in every region.</summary>
    /// <param name="marker">Null: from the beginning; else the <c>NextMarker</c> of the page before.</param>
    /// <param name="limit">1 to 100.</param>
    /// <remarks>GET /v1/{project_id}/cloud-phone/scheduled-events.</remarks>
    public Task<Page<ScheduledEvent>> ListScheduledEventsAsync(ScheduledEventFilter filter, string? marker, int limit, CancellationToken cancel)
    {
        Limits.Limit(limit, 100);
        List<(string, object?)> query =
        [
            ("limit", limit), ("marker", marker), ("event_id", filter.EventId), ("server_id", filter.ServerId),
            ("publish_since", ScheduledEventTime.ToText(filter.PublishedSince)), ("publish_until", ScheduledEventTime.ToText(filter.PublishedUntil)),
            .. filter.States.Select(state => ("state", (object?)state.ToText())), .. filter.Types.Select(type => ("type", (object?)type.ToText())),
        ];
        return ReadPageAsync(
            CphRequest.Get("list_scheduled_events", "scheduled-events").With([.. query]),
            body => ListOf.Read(body, CphJson.Default.ScheduledEventListReply, (ScheduledEventReply planned) => planned.ToEvent()), cancel);
    }

    /// <summary>Lets the vendor do what it asked about. Cannot be taken back. Done at once.</summary>
    /// <param name="notBefore">With a maintenance only: more than 5 minutes ahead. Null: not sent; the vendor's own time.</param>
    /// <remarks>POST /v1/{project_id}/cloud-phone/scheduled-events/{event_id}/authorize.</remarks>
    public Task<ChangeAnswer> AuthorizeScheduledEventAsync(
        string eventId, EventAuthorization authorization, DateTimeOffset? notBefore, SendWindow window, CancellationToken cancel) =>
        ChangeAsync(
            CphRequest.Post("authorize_scheduled_event", "scheduled-events/{event_id}/authorize", eventId).With(
                new AuthorizationBody(authorization.ToText(), ScheduledEventTime.ToText(notBefore)), CphJson.Default.AuthorizationBody),
            Accepted.DoneSilently, window, cancel);

    /// <summary>Moves what the vendor plans. Done at once.</summary>
    /// <param name="notBefore">More than 5 minutes ahead; null: now.</param>
    /// <remarks>PUT /v1/{project_id}/cloud-phone/scheduled-events/{event_id}.</remarks>
    public Task<ChangeAnswer> MoveScheduledEventAsync(string eventId, DateTimeOffset? notBefore, SendWindow window, CancellationToken cancel) =>
        ChangeAsync(
            CphRequest.Put("move_scheduled_event", "scheduled-events/{event_id}", eventId).With(
                new MoveBody(ScheduledEventTime.ToText(notBefore) ?? ""), CphJson.Default.MoveBody),
            Accepted.DoneSilently, window, cancel);
}
