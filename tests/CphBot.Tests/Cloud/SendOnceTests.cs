using System.Globalization;
using CphBot.Cloud;
using CphBot.Tests.Cloud.Peers;
using Xunit;

namespace CphBot.Tests.Cloud;

/// <summary>When a change may leave, how often, and what is known when no answer comes.</summary>
public sealed class SendOnceTests
{
    private const string Images = "/v1/p-1/cloud-phone/images";

    [Fact]
    public async Task No_answer_in_time_is_unclear()
    {
        await using var app = new CloudApp();
        app.Cph.NeverAnswers(CloudApp.Restart);
        var restart = app.RestartAsync("a");
        await VirtualClock.UntilAsync(() => app.Cph.Requests.Count > 0);

        app.Time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(CphErrorKind.NoAnswer, Assert.IsType<ChangeAnswer.Unclear>(await restart).Reason.Kind);
        app.Cph.Verify();
    }

    [Fact]
    public async Task No_connection_in_time_is_not_sent()
    {
        await using var app = new CloudApp();
        var connecting = new TaskCompletionSource();
        app.Cph.Connecting = cancel =>
        {
            connecting.SetResult();
            return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancel);
        };
        var restart = app.RestartAsync("a");
        await connecting.Task;

        app.Time.Advance(TimeSpan.FromSeconds(10));

        Assert.IsType<ChangeAnswer.NotSent>(await restart);
        Assert.Empty(app.Cph.Requests);
    }

    [Fact]
    public async Task Given_up_while_the_cloud_works_is_unclear()
    {
        await using var app = new CloudApp();
        using var cancel = new CancellationTokenSource();
        app.Cph.NeverAnswers(CloudApp.Restart);
        var restart = app.Client.RestartPhonesAsync(["a"], app.Window, cancel.Token);
        await VirtualClock.UntilAsync(() => app.Cph.Requests.Count > 0);

        await cancel.CancelAsync();
        Assert.IsType<ChangeAnswer.Unclear>(await restart);
    }

    /// <summary>Without a body nobody asks for bytes, so nothing tells that it has not left.</summary>
    [Fact]
    public async Task A_change_without_a_body_that_is_given_up_or_not_answered_in_time_is_unclear()
    {
        await using var app = new CloudApp();
        using var cancel = new CancellationTokenSource();
        app.Cph.NeverAnswers($"DELETE {Images}/i");
        app.Cph.NeverAnswers($"DELETE {Images}/i");
        var first = app.Client.DeleteImageAsync("i", app.Window, cancel.Token);
        await VirtualClock.UntilAsync(() => app.Cph.Requests.Count == 1);
        await cancel.CancelAsync();
        Assert.IsType<ChangeAnswer.Unclear>(await first);

        var second = app.Client.DeleteImageAsync("i", app.Window, default);
        await VirtualClock.UntilAsync(() => app.Cph.Requests.Count == 2);
        app.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.IsType<ChangeAnswer.Unclear>(await second);
        app.Cph.Verify();
    }

    [Fact]
    public async Task A_listing_of_shared_files_starts_work_so_it_is_not_repeated()
    {
        await using var app = new CloudApp();
        app.Cph.Otherwise(() => HttpPeer.Json(503, ""));

        Assert.IsType<ChangeAnswer.Unclear>(await app.Client.ListShareFilesAsync("/data", ["s"], 0, 50, app.Window, default));
        Assert.Single(app.Cph.Requests);
    }

    [Theory]
    [InlineData("00:00:10", "00:00:40")]
    [InlineData("00:01:00", "00:01:00")]
    public async Task A_command_that_is_waited_for_has_forty_seconds_or_what_all_calls_have_if_that_is_more(string usual, string expected)
    {
        await using var app = new CloudApp(settings => settings["Cloud:RequestTimeout"] = usual);
        app.Cph.Answers(CloudApp.Restart, 200, """{"request_id":"r","jobs":[]}""");
        await app.RestartAsync("a");   // the token is there now, so the next time that is waited for is that of the call
        for (var calls = 0; calls < 2; calls++) await app.Time.TimerAsync(due => due == TimeSpan.Parse(usual, CultureInfo.InvariantCulture));
        app.Cph.NeverAnswers(null);
        var run = app.Client.RunSyncCommandAsync("id", ["a"], app.Window, default);
        await VirtualClock.UntilAsync(() => app.Cph.Requests.Count == 2);

        await app.Time.PassAsync(due => due == TimeSpan.Parse(expected, CultureInfo.InvariantCulture));
        Assert.IsType<ChangeAnswer.Unclear>(await run.WaitAsync(VirtualClock.Hung, TimeProvider.System));
    }

    [Fact]
    public async Task Given_up_before_a_byte_left_is_not_sent()
    {
        await using var app = new CloudApp();
        Assert.IsType<ChangeAnswer.NotSent>(await app.Client.RestartPhonesAsync(["a"], app.Window, new CancellationToken(canceled: true)));
        Assert.Empty(app.Cph.Requests);
    }

    [Fact]
    public async Task A_window_that_closed_while_the_token_was_fetched_sends_nothing()
    {
        await using var app = new CloudApp();
        app.Iam.AnswersWith(null, _ =>
        {
            app.Time.Advance(TimeSpan.FromSeconds(9));
            return Task.FromResult(app.IssueToken());
        });

        app.Cph.Connecting = _ => throw new InvalidOperationException("Not even a connection is wanted.");

        var restart = await app.Client.RestartPhonesAsync(["a"], SendWindow.Open(app.Time, TimeSpan.FromSeconds(9)), default);

        Assert.IsType<ChangeAnswer.NotSent>(restart);
        Assert.Empty(app.Cph.Requests);
    }

    [Fact]
    public async Task A_window_that_closed_while_the_connection_was_made_sends_nothing()
    {
        await using var app = new CloudApp();
        app.Cph.Connecting = _ =>
        {
            app.Time.Advance(TimeSpan.FromSeconds(5));
            return Task.CompletedTask;
        };

        var restart = await app.Client.RestartPhonesAsync(["a"], SendWindow.Open(app.Time, TimeSpan.FromSeconds(5)), default);

        Assert.IsType<ChangeAnswer.NotSent>(restart);
        Assert.Empty(app.Cph.Requests);
    }

    [Fact]
    public async Task A_window_that_closed_before_the_replay_leaves_it_at_one_try()
    {
        await using var app = new CloudApp();
        app.Cph.Answers(CloudApp.Restart, 401, "");
        app.Iam.AnswersWith(null, _ => Task.FromResult(app.IssueToken()));
        app.Iam.AnswersWith(null, _ =>
        {
            app.Time.Advance(TimeSpan.FromSeconds(9));
            return Task.FromResult(app.IssueToken());
        });

        var restart = await app.Client.RestartPhonesAsync(["a"], SendWindow.Open(app.Time, TimeSpan.FromSeconds(9)), default);

        Assert.IsType<ChangeAnswer.NotSent>(restart);
        app.Cph.Verify();
    }

    [Fact]
    public async Task A_401_is_mended_by_one_new_token_and_one_replay()
    {
        await using var app = new CloudApp();
        app.Cph.Answers(CloudApp.Restart, 401, """{"error_code":"APIGW.0307"}""");
        app.Cph.Answers(CloudApp.Restart, 200, """{"request_id":"r","jobs":[]}""");

        Assert.IsType<ChangeAnswer.Sent>(await app.RestartAsync("a"));
        Assert.Equal(["token-1", "token-2"], app.Cph.Requests.Select(request => request.Headers["X-Auth-Token"]));
        Assert.Equal(2, app.Iam.Requests.Count);
    }

    [Fact]
    public async Task A_second_401_is_not_sent_and_ends_it()
    {
        await using var app = new CloudApp();
        app.Cph.Answers(CloudApp.Restart, 401, "");
        app.Cph.Answers(CloudApp.Restart, 401, "");

        var answer = Assert.IsType<ChangeAnswer.NotSent>(await app.RestartAsync("a"));
        Assert.Equal(CphErrorKind.Unauthenticated, answer.Reason.Kind);
        app.Cph.Verify();
    }

    [Theory]
    [InlineData(401)]
    [InlineData(503)]
    public async Task A_401_after_which_no_new_token_can_be_had_is_not_sent(int status)
    {
        await using var app = new CloudApp();
        app.Iam.AnswersWith(null, _ => Task.FromResult(app.IssueToken()));
        app.Iam.Answers(null, status, "");
        app.Cph.Answers(CloudApp.Restart, 401, "");
        Assert.IsType<ChangeAnswer.NotSent>(await app.RestartAsync("a"));
        app.Cph.Verify();
    }

    [Fact]
    public async Task An_unclear_answer_to_the_replay_stays_unclear()
    {
        await using var app = new CloudApp();
        app.Cph.Answers(CloudApp.Restart, 401, "");
        app.Cph.Fails(CloudApp.Restart, HttpRequestError.ResponseEnded);
        Assert.IsType<ChangeAnswer.Unclear>(await app.RestartAsync("a"));
    }

    [Theory]
    [InlineData(401, CphErrorKind.Unauthenticated)]
    [InlineData(429, CphErrorKind.Throttled)]
    [InlineData(503, CphErrorKind.Unavailable)]
    public async Task Without_a_token_nothing_is_sent(int status, CphErrorKind kind)
    {
        await using var app = new CloudApp();
        app.Iam.Answers("POST /v3/auth/tokens?nocatalog=true", status, "");

        Assert.Equal(kind, Assert.IsType<ChangeAnswer.NotSent>(await app.RestartAsync("a")).Reason.Kind);
        Assert.Empty(app.Cph.Requests);
    }
}
