using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using CphBot.Cloud;
using CphBot.Cloud.Telemetry;
using CphBot.Tests.Cloud.Peers;
using Xunit;

namespace CphBot.Tests.Cloud;

/// <summary>A cloud that cannot be reached is asked only now and then, and everybody else hears at once since when.</summary>
public sealed class CircuitTests
{
    private const string Ask = $"GET {CloudApp.Phones}/a";
    private const string Phone = """{"phone_id":"a","status":2}""";

    public enum Trouble
    {
        NoConnection,
        NoAnswer,
        GatewayError,
    }

    [Theory]
    [InlineData(Trouble.NoConnection, CphErrorKind.NotSent)]
    [InlineData(Trouble.NoAnswer, CphErrorKind.NotSent)]
    [InlineData(Trouble.GatewayError, CphErrorKind.Unavailable)]
    public async Task After_three_tries_in_trouble_reads_fail_at_once_and_say_since_when(Trouble trouble, CphErrorKind kind)
    {
        await using var app = new CloudApp();
        var begun = app.Time.GetUtcNow();

        var first = await BreakAsync(app, trouble);
        app.Time.Advance(TimeSpan.FromSeconds(1));
        var next = await app.FailAsync();

        Assert.Null(first.UnreachableSince);
        Assert.Equal((kind, begun), (next.Kind, next.UnreachableSince));
        Assert.Equal(TimeSpan.FromSeconds(9), next.RetryAfter);
        Assert.Equal([Ask, Ask, Ask], app.Cph.Lines);
    }

    [Theory]
    [InlineData(400, """{"error_code":"CPS.0002"}""")]
    [InlineData(403, """{"error_code":"CPS.0001"}""")]
    [InlineData(404, """{"error_code":"CPS.0005"}""")]
    [InlineData(200, "<html>")]
    public async Task A_cloud_that_refuses_is_there(int status, string body)
    {
        await using var app = CloudApp.Answering("");
        app.Cph.Otherwise(() => HttpPeer.Json(status, body));

        for (var i = 0; i < 10; i++) Assert.Null((await app.FailAsync()).UnreachableSince);

        Assert.Null(app.Client.Outage);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(200)]
    public async Task A_cloud_that_speaks_of_its_own_trouble_is_there(int status)
    {
        await using var app = new CloudApp();
        for (var i = 0; i < 3; i++) app.Cph.Answers(Ask, status, """{"error_code":"CPS.0003"}""");
        var read = app.Client.GetPhoneAsync("a", default);
        for (var i = 0; i < 2; i++) await app.Time.PassAsync(due => due < TimeSpan.FromSeconds(10));

        Assert.Equal(CphErrorKind.Unavailable, (await Assert.ThrowsAsync<CphException>(() => read).WaitAsync(VirtualClock.Hung, TimeProvider.System)).Kind);
        Assert.Null(app.Client.Outage);
        app.Cph.Verify();
    }

    [Fact]
    public async Task A_cloud_that_asks_to_slow_down_is_there()
    {
        await using var app = new CloudApp();
        for (var i = 0; i < 3; i++) app.Cph.Answers(Ask, 429, """{"error_code":"APIGW.0308"}""", ("Retry-After", "9"));
        var read = app.Client.GetPhoneAsync("a", default);
        for (var i = 0; i < 2; i++) await app.Time.PassAsync(due => due == TimeSpan.FromSeconds(9));

        Assert.Equal(CphErrorKind.Throttled, (await Assert.ThrowsAsync<CphException>(() => read).WaitAsync(VirtualClock.Hung, TimeProvider.System)).Kind);
        Assert.Null(app.Client.Outage);
        app.Cph.Verify();
    }

    [Fact]
    public async Task The_first_read_after_ten_seconds_is_let_through_and_its_answer_ends_the_outage()
    {
        await using var app = new CloudApp();
        await BreakAsync(app);
        app.Cph.Answers(Ask, 200, Phone);
        app.Cph.Answers(Ask, 200, Phone);

        app.Time.Advance(TimeSpan.FromSeconds(9.9));
        await app.FailAsync();
        Assert.Equal(3, app.Cph.Requests.Count);
        app.Time.Advance(TimeSpan.FromSeconds(0.1));
        await app.Client.GetPhoneAsync("a", default);

        Assert.Null(app.Client.Outage);
        await app.Client.GetPhoneAsync("a", default);
        app.Cph.Verify();
    }

    [Fact]
    public async Task A_probe_that_fails_goes_on_with_the_outage_since_its_first_instant()
    {
        await using var app = new CloudApp();
        var begun = app.Time.GetUtcNow();
        await BreakAsync(app);
        app.Time.Advance(TimeSpan.FromSeconds(10));
        app.Cph.Fails(Ask, HttpRequestError.ConnectionError);

        await app.FailAsync();
        app.Time.Advance(TimeSpan.FromSeconds(9));
        var error = await app.FailAsync();

        Assert.Equal(begun, error.UnreachableSince);
        Assert.Equal(new CloudOutage(begun, TimeSpan.FromSeconds(1), CphErrorKind.NotSent), app.Client.Outage);
        Assert.Equal(4, app.Cph.Requests.Count);
    }

    [Fact]
    public async Task While_one_read_probes_the_others_fail_at_once()
    {
        await using var app = new CloudApp();
        await BreakAsync(app);
        app.Time.Advance(TimeSpan.FromSeconds(10));
        app.Cph.NeverAnswers(Ask);
        using var giveUp = new CancellationTokenSource();
        var probe = app.Client.GetPhoneAsync("a", giveUp.Token);
        await VirtualClock.UntilAsync(() => app.Cph.Requests.Count == 4);

        Assert.NotNull((await app.FailAsync()).UnreachableSince);
        Assert.Equal(TimeSpan.FromSeconds(10), app.Client.Outage!.NextTryIn);

        // One that is given up has shown nothing.
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => probe);
        Assert.NotNull((await app.FailAsync()).UnreachableSince);
        Assert.Equal(4, app.Cph.Requests.Count);
    }

    [Fact]
    public async Task A_change_is_no_probe_and_is_not_sent_before_a_read_has_been_answered()
    {
        await using var app = new CloudApp();
        await BreakAsync(app);

        Assert.Equal(TimeSpan.FromSeconds(10), Assert.IsType<ChangeAnswer.NotSent>(await app.RestartAsync("a")).RetryAfter);
        app.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.NotNull(Assert.IsType<ChangeAnswer.NotSent>(await app.RestartAsync("a")).Reason.UnreachableSince);
        Assert.DoesNotContain(CloudApp.Restart, app.Cph.Lines);

        app.Cph.Answers(Ask, 200, Phone);
        await app.Client.GetPhoneAsync("a", default);
        app.Cph.Answers(CloudApp.Restart, 200, """{"request_id":"r","jobs":[{"phone_id":"a","job_id":"j"}]}""");
        Assert.IsType<ChangeAnswer.Sent>(await app.RestartAsync("a"));
        app.Cph.Verify();
    }

    [Fact]
    public async Task Changes_without_an_answer_open_nothing()
    {
        await using var app = new CloudApp();
        for (var i = 0; i < 5; i++) app.Cph.Answers(CloudApp.Restart, 503, "");
        for (var i = 0; i < 5; i++) Assert.IsType<ChangeAnswer.Unclear>(await app.RestartAsync("a"));

        Assert.Null(app.Client.Outage);
        app.Cph.Verify();
    }

    [Fact]
    public async Task Another_project_is_read_meanwhile()
    {
        await using var app = new CloudApp(settings =>
        {
            foreach (var (key, value) in CloudApp.Settings()) settings[key.Replace(":main:", ":other:", StringComparison.Ordinal)] = value;
        });
        await BreakAsync(app);
        app.Cph.Answers(Ask, 200, Phone);

        await app.Clients["other"].GetPhoneAsync("a", default);

        Assert.Null(app.Clients["other"].Outage);
        Assert.NotNull(app.Client.Outage);
    }

    [Fact]
    public async Task Single_failures_among_answers_open_nothing()
    {
        await using var app = new CloudApp(settings => settings["Cloud:ReadsPerSecond"] = "100");
        for (var i = 0; i < 20; i++)
        {
            app.Cph.Fails(Ask, HttpRequestError.ResponseEnded);
            app.Cph.Answers(Ask, 200, Phone);
            app.Cph.Answers(Ask, 200, Phone);
            var read = app.Client.GetPhoneAsync("a", default);
            await app.Time.PassAsync(due => due < TimeSpan.FromSeconds(10));
            await read;
            await app.Client.GetPhoneAsync("a", default);
        }

        Assert.Null(app.Client.Outage);
        app.Cph.Verify();
    }

    [Fact]
    public async Task A_gauge_shows_it_while_it_lasts()
    {
        const string Project = "unreachable";
        ConcurrentQueue<int> seen = new();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == CloudTelemetry.Name && instrument.Name == "cphbot_cloud_unreachable") self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<int>((_, value, tags, _) =>
        {
            if (tags[0] is { Key: "project", Value: Project }) seen.Enqueue(value);
        });
        listener.Start();
        await using var app = new CloudApp(settings =>
        {
            settings.Clear();
            foreach (var (key, value) in CloudApp.Settings()) settings[key.Replace(":main:", $":{Project}:", StringComparison.Ordinal)] = value;
        });

        await BreakAsync(app, Trouble.NoConnection, Project);
        app.Time.Advance(TimeSpan.FromSeconds(10));
        app.Cph.Answers(Ask, 200, Phone);
        await app.Clients[Project].GetPhoneAsync("a", default);

        Assert.Equal([0, 1, 0], seen);
    }

    /// <summary>One read, three tries.</summary>
    private static async Task<CphException> BreakAsync(CloudApp app, Trouble trouble = Trouble.NoConnection, string project = "main")
    {
        for (var i = 0; i < 3; i++) Meet(app.Cph, trouble);
        var read = app.Clients[project].GetPhoneAsync("a", default);
        for (var i = 0; i < 2; i++) await app.Time.PassAsync(due => due < TimeSpan.FromSeconds(10));
        var error = await Assert.ThrowsAsync<CphException>(() => read).WaitAsync(VirtualClock.Hung, TimeProvider.System);
        app.Cph.Verify();
        return error;
    }

    private static void Meet(HttpPeer peer, Trouble trouble)
    {
        switch (trouble)
        {
            case Trouble.NoConnection: peer.Fails(Ask, HttpRequestError.ConnectionError); break;
            case Trouble.NoAnswer: peer.Fails(Ask, HttpRequestError.ResponseEnded); break;
            case Trouble.GatewayError: peer.Answers(Ask, 502, "<html>"); break;
        }
    }
}
