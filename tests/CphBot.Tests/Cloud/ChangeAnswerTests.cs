using CphBot.Cloud;
using CphBot.Cloud.Jobs;
using CphBot.Tests.Cloud.Peers;
using Xunit;

namespace CphBot.Tests.Cloud;

/// <summary>What the answer to a change means: the one table on which "at most once" stands.</summary>
public sealed class ChangeAnswerTests
{
    [Fact]
    public async Task An_accepted_batch_gives_its_request_id_its_jobs_and_the_items_that_were_refused()
    {
        await using var app = new CloudApp();
        app.Cph.Answers(CloudApp.Restart, 200, """
            {"request_id":"r-1","jobs":[{"phone_id":"a","job_id":"j-a","error_code":"","error_msg":null},
            {"phone_id":"b","error_code":"CPS.0165","error_msg":"The phone must be running or stopped."},{"server_id":"s","error_code":"CPS.0097"}]}
            """);

        var sent = Assert.IsType<ChangeAnswer.Sent>(await app.RestartAsync("a", "b", "a"));

        Assert.Equal("r-1", sent.RequestId);
        Assert.Equal(
            [new PhoneJob("a", "j-a"), new PhoneJob("b", null, "CPS.0165", "The phone must be running or stopped."), new PhoneJob(null, null, "CPS.0097", null, "s")],
            sent.Items);
        Assert.Equal("""{"phones":[{"phone_id":"a"},{"phone_id":"b"}]}""", app.Cph.Requests.Single().Body);
        app.Cph.Verify();
    }

    [Theory]
    [InlineData(201)]
    [InlineData(202)]
    public async Task Every_2xx_counts_as_accepted(int status)
    {
        await using var app = new CloudApp();
        app.Cph.Answers(CloudApp.Restart, status, """{"request_id":"r-1","jobs":[{"phone_id":"a","job_id":"j"}]}""");
        Assert.IsType<ChangeAnswer.Sent>(await app.RestartAsync("a"));
    }

    [Theory]
    [InlineData(429, """{"error_code":"APIGW.0308","error_msg":"over ratelimit"}""", "NotSent")]
    [InlineData(429, """{"error_code":"APIG.0308"}""", "NotSent")]
    [InlineData(429, "", "NotSent")]
    [InlineData(429, """{"error_code":"CPS.0005"}""", "Refused")]
    [InlineData(429, """{"error_code":"CPS.0054"}""", "Unclear")]
    [InlineData(401, """{"error_code":"APIGW.0303"}""", "NotSent")]
    [InlineData(400, """{"error_code":"CPS.0004","request_id":"r"}""", "Refused")]
    [InlineData(400, """{"error_code":"CPS.0042"}""", "Refused")]
    [InlineData(403, """{"error_code":"APIGW.0302"}""", "Refused")]
    [InlineData(403, """{"error":{"code":403,"message":"You are not authorised"}}""", "Refused")]
    [InlineData(404, """{"error_code":"CPS.0005"}""", "Refused")]
    [InlineData(400, """{"error_code":"CPS.0003"}""", "Unclear")]
    [InlineData(400, """{"error_code":"CPS0003"}""", "Unclear")]
    [InlineData(400, """{"error_code":"CPS.0054"}""", "Unclear")]
    [InlineData(500, """{"error_code":"CPS.0003"}""", "Unclear")]
    [InlineData(500, """{"error_code":"CPS.0005"}""", "Unclear")]
    [InlineData(502, """{"error_code":"APIGW.0201"}""", "Unclear")]
    [InlineData(503, "<html>busy</html>", "Unclear")]
    [InlineData(504, "", "Unclear")]
    [InlineData(403, "<html>proxy</html>", "Unclear")]
    [InlineData(400, "", "Unclear")]
    [InlineData(408, """{"error_code":"APIGW.0201"}""", "Unclear")]
    [InlineData(307, "", "Unclear")]
    [InlineData(302, "<html>log in</html>", "Unclear")]
    [InlineData(200, "<html>log in</html>", "Unclear")]
    [InlineData(200, "", "Unclear")]
    [InlineData(200, "{}", "Unclear")]
    [InlineData(200, """{"jobs":[{"phone_id":"a","job_id":"j"}]}""", "Unclear")]
    [InlineData(200, """{"request_id":"r"}""", "Unclear")]
    [InlineData(200, """{"request_id":"r","jobs":null}""", "Unclear")]
    [InlineData(200, """{"request_id":"r","jobs":[{"phone_id":"a","job_id":"j"}""", "Unclear")]
    [InlineData(200, """{"request_id":"r","error_code":"CPS.0080","error_msg":"bad phone_ids"}""", "Refused")]
    [InlineData(200, """{"request_id":"r","jobs":[],"error_code":"CPS.0080"}""", "Refused")]
    [InlineData(200, """{"request_id":"r","error_code":"CPS.0003"}""", "Unclear")]
    [InlineData(200, """{"request_id":"r","error_code":"CPS.0042"}""", "Unclear")]
    [InlineData(200, """{"request_id":"r","error_code":"CPS.0999"}""", "Unclear")]
    [InlineData(200, """{"request_id":"r","error_code":"APIGW.0106"}""", "Unclear")]
    [InlineData(200, """{"request_id":"r","jobs":[]}""", "Sent")]
    [InlineData(200, """{"request_id":"r","jobs":[{"phone_id":"a","error_code":"CPS.0003"}]}""", "Sent")]
    public async Task An_answer_is_told_apart_and_never_repeated(int status, string body, string expected)
    {
        await using var app = new CloudApp();
        app.Cph.Answers(CloudApp.Restart, status, body);

        Assert.Equal(expected, (await app.RestartAsync("a")).GetType().Name);
        app.Cph.Verify();
    }

    [Theory]
    [InlineData(HttpRequestError.ConnectionError, "NotSent")]
    [InlineData(HttpRequestError.NameResolutionError, "NotSent")]
    [InlineData(HttpRequestError.SecureConnectionError, "NotSent")]
    [InlineData(HttpRequestError.ProxyTunnelError, "NotSent")]
    [InlineData(HttpRequestError.ResponseEnded, "Unclear")]
    [InlineData(HttpRequestError.InvalidResponse, "Unclear")]
    [InlineData(HttpRequestError.Unknown, "Unclear")]
    public async Task A_failure_of_the_network_is_told_apart_by_its_kind(HttpRequestError error, string expected)
    {
        await using var app = new CloudApp();
        app.Cph.Fails(CloudApp.Restart, error);

        Assert.Equal(expected, (await app.RestartAsync("a")).GetType().Name);
        app.Cph.Verify();
    }

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

    [Fact]
    public async Task A_throttled_change_tells_when_to_come_back_and_the_whole_project_goes_quiet()
    {
        await using var app = new CloudApp();
        app.Cph.Answers(CloudApp.Restart, 429, """{"error_code":"APIGW.0308"}""", ("Retry-After", "17"));

        Assert.Equal(TimeSpan.FromSeconds(17), Assert.IsType<ChangeAnswer.NotSent>(await app.RestartAsync("a")).RetryAfter);
        Assert.Equal(app.Time.GetUtcNow() + TimeSpan.FromSeconds(17), app.Client.Budget.PausedUntil);
    }

    [Fact]
    public async Task A_batch_has_at_least_one_and_at_most_the_configured_number_of_phones()
    {
        await using var app = new CloudApp(settings => settings["Cloud:BatchSize"] = "2");
        await Assert.ThrowsAsync<ArgumentException>(() => app.RestartAsync());
        await Assert.ThrowsAsync<ArgumentException>(() => app.RestartAsync("a", "b", "c"));
        await Assert.ThrowsAsync<ArgumentException>(() => app.RestartAsync("a", " "));
        Assert.Empty(app.Cph.Requests);
    }
}
