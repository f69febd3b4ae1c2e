using CphBot.Cloud;
using CphBot.Tests.Cloud.Peers;
using Xunit;

namespace CphBot.Tests.Cloud.Iam;

/// <summary>What happens when IAM gives no token: who is told what, and when it is asked again.</summary>
public sealed class IamFailureTests
{
    private const string Tokens = "POST /v3/auth/tokens?nocatalog=true";
    private const string Phone = """{"phone_id":"a","status":2}""";

    [Fact]
    public async Task A_refused_password_is_not_tried_again_until_it_has_cooled_down_longer_each_time()
    {
        await using var app = CloudApp.Answering(Phone);
        List<double> minutes = [];
        for (var i = 1; i <= 6; i++)
        {
            app.Iam.Answers(Tokens, 401, """{"error":{"code":401,"message":"The username or password is wrong.","title":"Unauthorized"}}""");
            var first = await app.FailAsync();
            var second = await app.FailAsync();
            Assert.Equal((CphErrorKind.Unauthenticated, first.Message, 401), (second.Kind, second.Message, second.Status));
            Assert.Equal(i, app.Iam.Requests.Count);
            minutes.Add(second.RetryAfter!.Value.TotalMinutes);
            app.Time.Advance(second.RetryAfter.Value);
        }

        Assert.Equal([1, 2, 4, 8, 15, 15], minutes);
        Assert.Empty(app.Cph.Requests);
        await app.Client.GetPhoneAsync("a", default);
    }

    [Theory]
    [InlineData(429, CphErrorKind.Throttled)]
    [InlineData(500, CphErrorKind.Unavailable)]
    [InlineData(503, CphErrorKind.Unavailable)]
    public async Task Trouble_at_iam_is_tried_again_soon(int status, CphErrorKind kind)
    {
        await using var app = CloudApp.Answering(Phone);
        app.Iam.Answers(Tokens, status, "");
        Assert.Equal(kind, Assert.IsType<ChangeAnswer.NotSent>(await app.RestartAsync("a")).Reason.Kind);
        Assert.Equal(TimeSpan.FromSeconds(2), Assert.IsType<ChangeAnswer.NotSent>(await app.RestartAsync("a")).RetryAfter);
        Assert.Single(app.Iam.Requests);

        app.Time.Advance(TimeSpan.FromSeconds(2));
        await app.Client.GetPhoneAsync("a", default);
    }

    [Fact]
    public async Task A_read_waits_out_short_trouble_at_iam()
    {
        await using var app = CloudApp.Answering(Phone);
        app.Iam.Answers(Tokens, 503, "");
        var read = app.Client.GetPhoneAsync("a", default);
        await app.Time.TimerAsync(due => due < TimeSpan.FromSeconds(5));
        app.Time.Advance(TimeSpan.FromSeconds(5));
        await read;
        Assert.Equal(2, app.Iam.Requests.Count);
    }

    [Fact]
    public async Task Iam_that_does_not_answer_is_no_answer_and_nothing_was_sent()
    {
        await using var app = CloudApp.Answering(Phone);
        app.Iam.NeverAnswers(Tokens);
        var restart = app.RestartAsync("a");
        await VirtualClock.UntilAsync(() => app.Iam.Requests.Count > 0);
        app.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(CphErrorKind.NoAnswer, Assert.IsType<ChangeAnswer.NotSent>(await restart).Reason.Kind);
    }

    [Theory]
    [InlineData("""{"token":{"expires_at":"2026-03-02T03:00:00.000000Z","project":{"id":"p-1"}}}""", null)]
    [InlineData("""{"token":{"expires_at":"2026-03-02T03:00:00.000000Z","domain":{"id":"d"}}}""", "t")]
    [InlineData("""{"token":{"expires_at":"soon","project":{"id":"p-1"}}}""", "t")]
    [InlineData("""{"token":{"expires_at":"2026-03-01T03:00:00.000000Z","project":{"id":"p-1"}}}""", "t")]
    [InlineData("<html>log in</html>", "t")]
    public async Task An_answer_without_a_usable_token_is_said_and_cools_down(string body, string? token)
    {
        await using var app = CloudApp.Answering(Phone);
        app.Iam.Answers(Tokens, 201, body, token is null ? [] : [("X-Subject-Token", token)]);
        Assert.Equal(CphErrorKind.BadReply, (await app.FailAsync()).Kind);
        Assert.Equal(TimeSpan.FromMinutes(1), (await app.FailAsync()).RetryAfter);
        Assert.Single(app.Iam.Requests);
    }

    [Fact]
    public async Task A_project_that_iam_does_not_know_is_not_a_missing_phone()
    {
        await using var app = CloudApp.Answering(Phone);
        app.Iam.Answers(Tokens, 404, """{"error":{"code":404,"message":"Could not find project"}}""");
        Assert.Equal(CphErrorKind.Invalid, (await app.FailAsync()).Kind);
    }
}
