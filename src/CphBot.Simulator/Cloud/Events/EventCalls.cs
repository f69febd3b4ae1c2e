using System.Globalization;
using CphBot.Simulator.Wire;

namespace CphBot.Simulator.Cloud.Events;

/// <summary>GET /scheduled-events, PUT /scheduled-events/{event_id} and POST …/authorize: one event waits for an answer, one is over.</summary>
internal sealed class EventCalls
{
    private const int MaxLimit = 100;
    private const int DefaultLimit = 10;
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);
    private readonly List<ScheduledEvent> _all = [];

    public static void Map(CallTable calls)
    {
        var events = new EventCalls();
        calls.Get("/scheduled-events", "events", events.List);
        calls.Post("/scheduled-events/{id}/authorize", "authorize-event", events.Authorize);
        calls.Put("/scheduled-events/{id}", "change-event", events.Move);
    }

    private Reply List(SimulatedCloud cloud, IncomingCall call)
    {
        var requestId = cloud.NextQueryId();
        if (Paging.Read(call, MaxLimit, DefaultLimit) is not { } page) return CloudErrors.Cps("CPS.0002", requestId);

        var found = All(cloud).Where(item => Matches(cloud, call, item)).ToArray();
        var marker = call.Query("marker");
        var shown = page.Of(string.IsNullOrEmpty(marker) ? found : found.SkipWhile(item => item.Id != marker).Skip(1));
        return new Reply(200, new
        {
            request_id = requestId,
            count = found.Length,
            scheduled_events = shown.Select(item => Item(cloud, item)).ToArray(),
            page_info = new { next_marker = shown.LastOrDefault() is { } last && last != found[^1] ? last.Id : null },
        });
    }

    private Reply Authorize(SimulatedCloud cloud, IncomingCall call) => Change(cloud, call, "inquiring", (item, at) =>
        call.Json.String("authorization_type") is ("maintenance" or "redeploy") and var type
            ? item with { AuthorizationType = type, NotBefore = at, State = "scheduled" }
            : null);

    private Reply Move(SimulatedCloud cloud, IncomingCall call) => Change(cloud, call, "scheduled", (item, at) => item with { NotBefore = at });

    /// <summary>Both take <c>not_before</c>, where an empty text means at once; an authorisation may leave it out, which means the same here.</summary>
    private Reply Change(SimulatedCloud cloud, IncomingCall call, string fromState, Func<ScheduledEvent, DateTimeOffset, ScheduledEvent?> change)
    {
        var requestId = cloud.NextQueryId();
        var now = cloud.Time.GetUtcNow();
        var index = All(cloud).FindIndex(item => item.Id == call.Route("id"));
        if (index < 0 || _all[index].State != fromState) return CloudErrors.BadParameter("event_id", requestId);
        var wanted = fromState is "inquiring" && !call.Json.Has("not_before") ? "" : call.Json.String("not_before");
        if (Instant(wanted, now) is not { } at || at > _all[index].Deadline) return CloudErrors.BadParameter("not_before", requestId);
        if (change(_all[index], at) is not { } changed) return CloudErrors.BadParameter("authorization_type", requestId);

        _all[index] = at == now ? changed with { State = "executing" } : changed;
        return new Reply(200, new { request_id = requestId });
    }

    private static DateTimeOffset? Instant(string? text, DateTimeOffset now) =>
        text is "" ? now
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) && at > now + Ahead ? at
        : null;

    private static bool Matches(SimulatedCloud cloud, IncomingCall call, ScheduledEvent item) =>
        (call.Query("event_id") is not { Length: > 0 } id || id == item.Id)
        && (call.Query("server_id") is not { Length: > 0 } serverId || cloud.Fleet.FindServer(serverId) == item.Server)
        && IsOneOf(call, "state", item.State) && IsOneOf(call, "type", item.Type);

    private static bool IsOneOf(IncomingCall call, string name, string value) => call.Query(name) is not { Length: > 0 } wanted || wanted.Split(',').Contains(value);

    private static object Item(SimulatedCloud cloud, ScheduledEvent item) => new
    {
        event_id = item.Id,
        server_id = cloud.Fleet.ServerId(item.Server),
        server_name = cloud.Fleet.ServerName(item.Server),
        server_model_name = cloud.Fleet.TouchServer(item.Server).Contents.At(cloud.Time.GetUtcNow()).ServerModel,
        server_state = cloud.Fleet.ServerStatus(item.Server, cloud.Time.GetUtcNow()),
        type = item.Type,
        authorization_type = item.AuthorizationType,
        state = item.State,
        publish_time = CloudTime.Text(item.PublishedAt),
        start_time = item.FinishedAt is { } end ? CloudTime.Text(end - TimeSpan.FromHours(1)) : null,
        finish_time = item.FinishedAt is { } finished ? CloudTime.Text(finished) : null,
        not_before = item.NotBefore is { } begin ? CloudTime.Text(begin) : null,
        not_after = (string?)null,
        not_before_deadline = CloudTime.Text(item.Deadline),
        description = item.Type is "localdisk-recovery" ? "A local disk is replaced." : "The host is maintained.",
    };

    private List<ScheduledEvent> All(SimulatedCloud cloud)
    {
        if (_all.Count > 0) return _all;

        var ids = new IdScheme(cloud.Options.Seed, "event");
        var now = cloud.Time.GetUtcNow();
        _all.Add(new ScheduledEvent(ids.Of(0), 0, "system-maintenance", "inquiring", now - TimeSpan.FromHours(2)));
        _all.Add(new ScheduledEvent(ids.Of(1), 0, "localdisk-recovery", "completed", now - TimeSpan.FromDays(9))
        {
            AuthorizationType = "redeploy",
            FinishedAt = now - TimeSpan.FromDays(7),
        });
        return _all;
    }
}
