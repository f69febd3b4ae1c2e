using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using CphBot.Cloud.Phones;
using CphBot.Cloud.Telemetry;
using CphBot.Tests.Cloud.Peers;
using Xunit;

namespace CphBot.Tests.Cloud;

public sealed class TelemetryTests
{
    // Other tests run beside these and are measured by the same listener.
    private const string Project = "telemetry";

    [Fact]
    public async Task Calls_tokens_throttles_and_dropped_items_are_counted()
    {
        ConcurrentQueue<string> counted = new();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == CloudTelemetry.Name) self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Note(instrument, 0, tags));
        listener.Start();
        await using var app = App();
        app.Cph.Answers(null, 200, """{"request_id":"r","phones":[{"phone_id":"a"},{},{}]}""");
        app.Cph.Answers(null, 429, """{"error_code":"APIGW.0308"}""");

        await app.Clients[Project].ListPhonesAsync(PhoneFilter.None, 0, 10, default);
        await app.Clients[Project].RestartPhonesAsync(["a"], app.Window, default);

        Assert.Equal(
            [
                "cphbot_cloud_token_requests 1 ok", "cphbot_cloud_requests 1 list_phones ok", "cphbot_cloud_request_duration 0 list_phones ok",
                "cphbot_cloud_dropped_items 2 list_phones", "cphbot_cloud_throttles 1 restart_phones",
                "cphbot_cloud_requests 1 restart_phones throttled", "cphbot_cloud_request_duration 0 restart_phones throttled",
            ],
            counted);

        void Note(Instrument instrument, long value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            if (tags[0] is { Key: "project", Value: Project }) counted.Enqueue($"{instrument.Name} {value} {string.Join(' ', tags[1..].ToArray().Select(tag => tag.Value))}");
        }
    }

    [Fact]
    public async Task Each_try_is_an_activity()
    {
        ConcurrentQueue<Activity> ended = new();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == CloudTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.GetTagItem("cph.project") is Project) ended.Enqueue(activity);
            },
        };
        ActivitySource.AddActivityListener(listener);
        await using var app = App();
        app.Cph.Answers(null, 401, "");
        app.Cph.Answers(null, 200, """{"phone_id":"a"}""", ("X-Request-Id", "r-1"));
        await app.Clients[Project].GetPhoneAsync("a", default);

        Assert.Equal(["unauthenticated", "ok"], ended.Select(activity => activity.GetTagItem("outcome")));
        Assert.All(ended, activity => Assert.Equal(("cph show_phone", ActivityKind.Client), (activity.DisplayName, activity.Kind)));
        Assert.Equal("r-1", ended.Last().GetTagItem("cph.request_id"));
    }

    private static CloudApp App() => new(settings =>
    {
        settings.Clear();
        foreach (var (key, value) in CloudApp.Settings()) settings[key.Replace(":main:", $":{Project}:", StringComparison.Ordinal)] = value;
    });
}
