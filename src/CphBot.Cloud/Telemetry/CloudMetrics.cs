using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CphBot.Cloud.Telemetry;

/// <summary>
/// Traces and metrics of this library. Tags: <c>project</c> (settings name), <c>call</c> (e.g. <c>list_phones</c>), <c>outcome</c>
/// (<c>ok</c>, or an error kind such as <c>no_answer</c>). Never an id: their number has no bound.
/// </summary>
internal sealed class CloudMetrics
{
    private static readonly ActivitySource Source = new(CloudTelemetry.Name);

    private readonly Counter<long> _requests;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _tokenRequests;
    private readonly Counter<long> _throttles;
    private readonly Counter<long> _droppedItems;
    private readonly Gauge<int> _unreachable;

    public CloudMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(CloudTelemetry.Name);
        _requests = meter.CreateCounter<long>("cphbot_cloud_requests", description: "Requests to the cloud phone service, each try by itself.");
        _duration = meter.CreateHistogram<double>("cphbot_cloud_request_duration", "s", "From the try's start to its answer.");
        _tokenRequests = meter.CreateCounter<long>("cphbot_cloud_token_requests", description: "Requests for a token to IAM.");
        _throttles = meter.CreateCounter<long>("cphbot_cloud_throttles", description: "Answers that asked to slow down.");
        _droppedItems = meter.CreateCounter<long>("cphbot_cloud_dropped_items", description: "List items without an id, left out.");
        _unreachable = meter.CreateGauge<int>("cphbot_cloud_unreachable", description: "1 while the cloud gives no usable answers and is asked only now and then, else 0.");
    }

    public static string OutcomeOf(CphErrorKind kind) => kind switch
    {
        CphErrorKind.NotSent => "not_sent",
        CphErrorKind.NoAnswer => "no_answer",
        CphErrorKind.Throttled => "throttled",
        CphErrorKind.Unavailable => "unavailable",
        CphErrorKind.Unauthenticated => "unauthenticated",
        CphErrorKind.Denied => "denied",
        CphErrorKind.NotFound => "not_found",
        CphErrorKind.Invalid => "invalid",
        _ => "bad_reply",
    };

    /// <summary>One try. Null when nobody listens.</summary>
    public static Activity? StartTry(string project, string call) =>
        Source.StartActivity($"cph {call}", ActivityKind.Client)?.SetTag("cph.project", project).SetTag("cph.call", call);

    public void Requested(string project, string call, string outcome, TimeSpan duration)
    {
        var tags = new TagList { { "project", project }, { "call", call }, { "outcome", outcome } };
        _requests.Add(1, tags);
        _duration.Record(duration.TotalSeconds, tags);
    }

    public void TokenRequested(string project, string outcome) => _tokenRequests.Add(1, new TagList { { "project", project }, { "outcome", outcome } });

    public void Throttled(string project, string call) => _throttles.Add(1, new TagList { { "project", project }, { "call", call } });

    public void Unreachable(string project) => _unreachable.Record(1, new TagList { { "project", project } });

    public void Reachable(string project) => _unreachable.Record(0, new TagList { { "project", project } });

    public void Dropped(string project, string call, int count)
    {
        if (count > 0) _droppedItems.Add(count, new TagList { { "project", project }, { "call", call } });
    }
}
