using CphBot.Cloud;
using CphBot.Tests.Cloud.Peers;
using Xunit;

namespace CphBot.Tests.Cloud.Iam;

public sealed class IamTokenSourceTests
{
    private const string Tokens = "POST /v3/auth/tokens?nocatalog=true";
    private const string Phone = """{"phone_id":"a","status":2}""";

    [Fact]
    public async Task The_request_is_that_of_a_password_login_limited_to_the_project()
    {
        await using var app = CloudApp.Answering(Phone);
        await app.Client.GetPhoneAsync("a", default);

        var request = app.Iam.Requests.Single();
        Assert.Equal(Tokens, request.Line);
        Assert.Equal(
            """{"auth":{"identity":{"methods":["password"],"password":{"user":{"name":"bot","password":"correct horse battery staple","domain":{"name":"acme"}}}},"scope":{"project":{"name":"cn-north-4"}}}}""",
            request.Body);
        Assert.Equal("token-1", app.Cph.Requests.Single().Headers["X-Auth-Token"]);
        Assert.Equal("GET /v1/p-1/cloud-phone/phones/a", app.Cph.Requests.Single().Line);
    }

    [Fact]
    public async Task A_hundred_callers_at_once_cost_one_token()
    {
        await using var app = CloudApp.Answering(Phone);
        var gate = HoldTokens(app);
        var reads = AskHundredTimes(app);
        gate.SetResult();

        await Task.WhenAll(reads);
        Assert.Single(app.Iam.Requests);
        Assert.Equal(100, app.Cph.Requests.Count);
    }

    [Fact]
    public async Task A_hundred_callers_at_expiry_cost_one_token()
    {
        await using var app = CloudApp.Answering(Phone);
        await app.Client.GetPhoneAsync("a", default);
        app.Time.Advance(TimeSpan.FromHours(24));
        var gate = HoldTokens(app);
        var reads = AskHundredTimes(app);
        gate.SetResult();

        await Task.WhenAll(reads);
        Assert.Equal(2, app.Iam.Requests.Count);
        Assert.All(app.Cph.Requests.Skip(1), request => Assert.Equal("token-2", request.Headers["X-Auth-Token"]));
    }

    [Fact]
    public async Task A_hundred_callers_with_a_revoked_token_cost_one_token()
    {
        await using var app = CloudApp.Answering(Phone);
        await app.Client.GetPhoneAsync("a", default);
        app.Cph.Otherwise(request => request.Headers["X-Auth-Token"] == "token-1"
            ? HttpPeer.Json(401, """{"error_code":"APIGW.0301"}""")
            : HttpPeer.Json(200, Phone));

        await Task.WhenAll(AskHundredTimes(app));
        Assert.Equal(2, app.Iam.Requests.Count);
    }

    [Fact]
    public async Task Who_stops_waiting_does_not_stop_the_others()
    {
        await using var app = CloudApp.Answering(Phone);
        var gate = HoldTokens(app);
        using var cancel = new CancellationTokenSource();
        var first = app.Client.GetPhoneAsync("a", cancel.Token);
        var second = app.Client.GetPhoneAsync("a", default);
        await VirtualClock.UntilAsync(() => app.Iam.Requests.Count > 0);

        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        gate.SetResult();
        await second;
        Assert.Single(app.Iam.Requests);
    }

    [Fact]
    public async Task A_token_is_renewed_half_an_hour_before_its_end_while_calls_go_on_with_the_old_one()
    {
        await using var app = CloudApp.Answering(Phone);
        await app.Client.GetPhoneAsync("a", default);
        app.Time.Advance(TimeSpan.FromHours(23.5) - TimeSpan.FromSeconds(1));
        await app.Client.GetPhoneAsync("a", default);
        Assert.Single(app.Iam.Requests);

        app.Time.Advance(TimeSpan.FromSeconds(1));
        var gate = HoldTokens(app);
        await app.Client.GetPhoneAsync("a", default);
        await VirtualClock.UntilAsync(() => app.Iam.Requests.Count == 2);
        await app.Client.GetPhoneAsync("a", default);
        Assert.Equal("token-1", app.Cph.Requests[^1].Headers["X-Auth-Token"]);

        gate.SetResult();
        await AssertNextTokenAsync(app, "token-2", app.Time.GetUtcNow() + TimeSpan.FromHours(24));
        Assert.Equal(2, app.Iam.Requests.Count);
    }

    [Fact]
    public async Task A_renewal_that_fails_costs_no_call_and_is_not_repeated_at_every_call()
    {
        await using var app = CloudApp.Answering(Phone);
        await app.Client.GetPhoneAsync("a", default);
        app.Time.Advance(TimeSpan.FromHours(23.9));
        app.Iam.Answers(Tokens, 503, "");
        await app.Client.GetPhoneAsync("a", default);
        await VirtualClock.UntilAsync(() => app.Log.Contains("No token", StringComparison.Ordinal));

        await Task.WhenAll(AskHundredTimes(app));
        Assert.Equal(2, app.Iam.Requests.Count);
        Assert.All(app.Cph.Requests, request => Assert.Equal("token-1", request.Headers["X-Auth-Token"]));
    }

    [Fact]
    public async Task A_service_that_refuses_every_token_costs_one_token_a_minute()
    {
        await using var app = CloudApp.Answering(Phone);
        app.Cph.Otherwise(() => HttpPeer.Json(401, """{"error_code":"APIGW.0307"}"""));
        for (var i = 0; i < 10; i++) Assert.Equal("APIGW.0307", (await app.FailAsync()).Code);
        Assert.Equal(2, app.Iam.Requests.Count);
        Assert.Equal(11, app.Cph.Requests.Count);

        app.Time.Advance(TimeSpan.FromMinutes(1));
        await app.FailAsync();
        Assert.Equal(3, app.Iam.Requests.Count);
    }

    [Fact]
    public async Task A_token_that_worked_is_replaced_each_time_it_is_revoked()
    {
        await using var app = CloudApp.Answering(Phone);
        for (var i = 0; i < 3; i++)
        {
            app.Cph.Answers(null, 401, "");
            app.Cph.Answers(null, 200, Phone);
            await app.Client.GetPhoneAsync("a", default);
        }

        Assert.Equal(4, app.Iam.Requests.Count);
    }

    [Theory]
    [InlineData("APIGW.0303")]
    [InlineData("APIG.0305")]
    public async Task A_401_that_no_token_can_mend_costs_none(string code)
    {
        await using var app = new CloudApp();
        app.Cph.Answers(null, 401, $$"""{"error_code":"{{code}}"}""");
        Assert.Equal(CphErrorKind.Unauthenticated, (await app.FailAsync()).Kind);
        Assert.Single(app.Iam.Requests);
        app.Cph.Verify();
    }

    [Fact]
    public async Task A_short_lived_token_is_renewed_in_its_last_quarter()
    {
        await using var app = CloudApp.Answering(Phone);
        app.Iam.AnswersWith(null, _ => Task.FromResult(app.IssueToken(TimeSpan.FromSeconds(40))));
        await app.Client.GetPhoneAsync("a", default);
        app.Time.Advance(TimeSpan.FromSeconds(29));
        await app.Client.GetPhoneAsync("a", default);
        Assert.Single(app.Iam.Requests);
        app.Time.Advance(TimeSpan.FromSeconds(1));
        await app.Client.GetPhoneAsync("a", default);
        await AssertNextTokenAsync(app, "token-2", app.Time.GetUtcNow() + TimeSpan.FromHours(24));
    }

    private static TaskCompletionSource HoldTokens(CloudApp app)
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        app.Iam.AnswersWith(null, async _ =>
        {
            await gate.Task;
            return app.IssueToken();
        });
        return gate;
    }

    // Each on a thread of its own, so that they really meet.
    private static List<Task> AskHundredTimes(CloudApp app)
    {
        // A second for the reads before.
        app.Time.Advance(TimeSpan.FromSeconds(1));
        return [.. Enumerable.Range(0, 100).Select(_ => Task.Run(() => app.Client.GetPhoneAsync("a", default)))];
    }

    // The renewal goes on beside the calls; once it has ended, the next call has its token.
    private static async Task AssertNextTokenAsync(CloudApp app, string token, DateTimeOffset expiresAt)
    {
        await VirtualClock.UntilAsync(() => app.Log.Contains($"good until {expiresAt:u}", StringComparison.Ordinal));
        await app.Client.GetPhoneAsync("a", default);
        Assert.Equal(token, app.Cph.Requests[^1].Headers["X-Auth-Token"]);
    }
}
