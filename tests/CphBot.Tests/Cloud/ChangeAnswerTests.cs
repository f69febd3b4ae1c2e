using CphBot.Cloud;
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
            [new SentItem("a", "j-a"), new SentItem("b", null, "CPS.0165", "The phone must be running or stopped."), new SentItem(null, null, "CPS.0097", null, "s")],
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
