using System.Net;
using CphBot.Teams.Activities;
using CphBot.Teams.Outbound;
using Xunit;

namespace CphBot.Tests.Teams.Outbound;

public sealed class ConnectorErrorsTests : IAsyncLifetime
{
    private static readonly ConversationReference Here = new("http://localhost:56150/", "a:1", null, "28:bot", null, null);
    private static readonly OutgoingMessage Hello = new OutgoingMessage.WithText("Hello", []);

    private TeamsApp _app = null!;

    public async Task InitializeAsync() => _app = await TeamsApp.StartAnonymousAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("POST", 400, """{"error":{"code":"BadSyntax","message":"x"}}""", TeamsErrorKind.Rejected, "BadSyntax")]
    [InlineData("POST", 400, """{"error":{"code":"MessageSizeTooBig","message":"x"}}""", TeamsErrorKind.TooLarge, "MessageSizeTooBig")]
    [InlineData("POST", 401, "", TeamsErrorKind.Denied, null)]
    [InlineData("POST", 403, """{"error":{"code":"BotNotInConversationRoster","message":"x"}}""", TeamsErrorKind.ConversationGone, "BotNotInConversationRoster")]
    [InlineData("POST", 403, """{"errorCode":209,"message":"{\"subCode\":\"MessageWritesBlocked\",\"details\":null}"}""", TeamsErrorKind.ConversationGone, "MessageWritesBlocked")]
    [InlineData("POST", 403, """{"message":"ConversationBlockedByUser"}""", TeamsErrorKind.ConversationGone, "ConversationBlockedByUser")]
    [InlineData("POST", 403, """{"error":{"code":"SomethingNewAboutWriting"}}""", TeamsErrorKind.ConversationGone, "SomethingNewAboutWriting")]
    [InlineData("POST", 403, """{"error":{"code":"BotDisabledByAdmin"}}""", TeamsErrorKind.Denied, "BotDisabledByAdmin")]
    [InlineData("POST", 403, """{"error":{"code":"NotEnoughPermissions"}}""", TeamsErrorKind.Denied, "NotEnoughPermissions")]
    [InlineData("POST", 403, "<html>blocked by proxy</html>", TeamsErrorKind.Denied, null)]
    [InlineData("PUT", 403, """{"error":{"code":"Unknown","message":"Unknown"}}""", TeamsErrorKind.ActivityGone, "Unknown")]
    [InlineData("POST", 403, """{"error":{"code":"Unknown","message":"Unknown"}}""", TeamsErrorKind.ConversationGone, "Unknown")]
    [InlineData("PUT", 404, """{"error":{"code":"ActivityNotFoundInConversation"}}""", TeamsErrorKind.ActivityGone, "ActivityNotFoundInConversation")]
    [InlineData("POST", 404, """{"error":{"code":"ConversationNotFound"}}""", TeamsErrorKind.ConversationGone, "ConversationNotFound")]
    [InlineData("POST", 404, "", TeamsErrorKind.Rejected, null)]
    [InlineData("PUT", 405, "", TeamsErrorKind.Rejected, null)]
    [InlineData("POST", 307, "", TeamsErrorKind.Rejected, null)]
    [InlineData("POST", 412, """{"error":{"code":"PreconditionFailed"}}""", TeamsErrorKind.Conflict, "PreconditionFailed")]
    [InlineData("POST", 413, "", TeamsErrorKind.TooLarge, null)]
    [InlineData("POST", 429, """{"error":{"code":"Throttled"}}""", TeamsErrorKind.Throttled, "Throttled")]
    [InlineData("POST", 500, """{"error":{"code":"ServiceError"}}""", TeamsErrorKind.NoAnswer, "ServiceError")]
    [InlineData("POST", 502, """{"error":{"code":"ConversationNotFound"}}""", TeamsErrorKind.NoAnswer, "ConversationNotFound")]
    [InlineData("POST", 503, "[]", TeamsErrorKind.NoAnswer, null)]
    [InlineData("POST", 504, "not json", TeamsErrorKind.NoAnswer, null)]
    public async Task An_answer_is_told_by_status_and_code(string method, int status, string body, TeamsErrorKind kind, string? code)
    {
        _app.Connector.Answers((HttpStatusCode)status, body);
        var error = await FailAsync(method);

        Assert.Equal((kind, status, code), (error.Kind, error.Status, error.Code));
        Assert.Single(_app.Connector.Requests);
    }

    [Theory]
    [InlineData("7", 7.0)]
    [InlineData("Thu, 20 Aug 2026 09:30:30 GMT", 30.0)]
    [InlineData("Thu, 20 Aug 2026 09:00:00 GMT", 0.0)]
    [InlineData("soon", null)]
    [InlineData(null, null)]
    public async Task How_long_to_wait_is_told_in_seconds_or_as_a_date(string? header, double? seconds)
    {
        _app.Connector.Answers(HttpStatusCode.TooManyRequests, "", header is null ? [] : [("Retry-After", header)]);
        Assert.Equal(seconds, (await FailAsync("POST")).RetryAfter?.TotalSeconds);
    }

    [Fact]
    public async Task Only_a_conversation_that_is_not_found_may_come_back()
    {
        _app.Connector.Answers(HttpStatusCode.NotFound, """{"error":{"code":"ConversationNotFound"}}""").Answers(HttpStatusCode.Forbidden, """{"error":{"code":"BotNotInConversationRoster"}}""");
        Assert.True((await FailAsync("POST")).MayPass);
        Assert.False((await FailAsync("POST")).MayPass);
    }

    [Fact]
    public async Task A_long_answer_is_not_read_to_its_end()
    {
        _app.Connector.Answers(HttpStatusCode.BadGateway, new string('x', 10_000_000));
        Assert.Equal(TeamsErrorKind.NoAnswer, (await FailAsync("POST")).Kind);
    }

    private Task<TeamsException> FailAsync(string method) => Assert.ThrowsAsync<TeamsException>(
        () => method == "POST" ? _app.Client.SendAsync(Here, Hello, default) : _app.Client.UpdateAsync(Here, "17", Hello, default));
}
