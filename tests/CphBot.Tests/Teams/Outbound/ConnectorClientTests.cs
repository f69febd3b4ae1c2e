using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using CphBot.Teams.Activities;
using CphBot.Teams.Cards;
using CphBot.Teams.Outbound;
using Xunit;

namespace CphBot.Tests.Teams.Outbound;

public sealed class ConnectorClientTests : IAsyncLifetime
{
    private static readonly ConversationReference Thread = new(
        "http://localhost:56150/_connector", "19:abc@thread.tacv2", "1759944781430", "28:bot", "OpsBot", TestSettings.Tenant);

    private static readonly OutgoingMessage Hello = new OutgoingMessage.WithText("Hello", []);

    private TeamsApp _app = null!;

    public async Task InitializeAsync() => _app = await TeamsApp.StartAnonymousAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("http://localhost:56150/_connector")]
    [InlineData("http://localhost:56150/_connector/")]
    [InlineData("http://localhost:56150/_connector//")]
    public async Task A_thread_is_written_to_by_its_conversation_id_and_ids_are_encoded(string serviceUrl)
    {
        _app.Connector.Answers(HttpStatusCode.Created, """{"id":"1:x/y"}""").Answers(HttpStatusCode.OK);
        var to = Thread with { ServiceUrl = serviceUrl };

        var id = await _app.Client.SendAsync(to, Hello, default);
        await _app.Client.UpdateAsync(to, id!, Hello, default);

        const string Activities = "http://localhost:56150/_connector/v3/conversations/19%3Aabc%40thread.tacv2%3Bmessageid%3D1759944781430/activities";
        Assert.Equal([$"POST {Activities}", $"PUT {Activities}/1%3Ax%2Fy"], _app.Connector.Requests.Select(request => request.Line));
        Assert.All(_app.Connector.Requests, request => Assert.Null(request.Authorization));
    }

    [Fact]
    public async Task A_text_carries_its_mentions()
    {
        _app.Connector.Answers(HttpStatusCode.Created, """{"id":"1"}""");
        var lee = Mention.Of("29:lee", "Lee & Co");
        await _app.Client.SendAsync(Thread, new OutgoingMessage.WithText($"{lee.Text} done", [lee]), default);

        AssertJson(
            """
            {"from":{"id":"28:bot","name":"OpsBot"},"conversation":{"id":"19:abc@thread.tacv2;messageid=1759944781430","tenantId":"11111111-2222-3333-4444-555555555555"},"type":"message",
             "text":"<at>Lee &amp; Co</at> done","textFormat":"markdown",
             "entities":[{"text":"<at>Lee &amp; Co</at>","mentioned":{"id":"29:lee","name":"Lee & Co"},"type":"mention"}]}
            """,
            _app.Connector.Requests.Single().Body);
    }

    [Fact]
    public async Task A_card_comes_without_text_and_its_summary_is_its_first_line()
    {
        _app.Connector.Answers(HttpStatusCode.OK);
        var card = new AdaptiveCard([new TextBlock("Läuft 云")], [], "#1042 restart 3 phones: Running\nweb-0007 …");
        await _app.Client.UpdateAsync(Thread, "17", new OutgoingMessage.WithCard(card), default);

        AssertJson(
            $$"""
            {"from":{"id":"28:bot","name":"OpsBot"},"conversation":{"id":"19:abc@thread.tacv2;messageid=1759944781430","tenantId":"11111111-2222-3333-4444-555555555555"},"type":"message","id":"17",
             "summary":"#1042 restart 3 phones: Running","attachments":[{"content":{{JsonSerializer.Serialize(card, CardJson.Default.AdaptiveCard)}},"contentType":"application/vnd.microsoft.card.adaptive"}]}
            """,
            _app.Connector.Requests.Single().Body);
        Assert.Contains("Läuft 云", _app.Connector.Requests.Single().Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_that_was_written_before_goes_out_as_it_is()
    {
        _app.Connector.Answers(HttpStatusCode.OK).Answers(HttpStatusCode.OK);
        var card = new AdaptiveCard([new TextBlock("Läuft 云")], [], "#1042 restart 3 phones: Running\nweb-0007 …");
        await _app.Client.UpdateAsync(Thread, "17", new OutgoingMessage.WithCard(card), default);
        await _app.Client.UpdateAsync(Thread, "17", new OutgoingMessage.WithWrittenCard(new WrittenCard(JsonSerializer.SerializeToUtf8Bytes(card, CardJson.Wire.AdaptiveCard)), card.FallbackText), default);

        Assert.Equal(_app.Connector.Requests[0].Body, _app.Connector.Requests[1].Body);
    }

    [Fact]
    public async Task A_summary_has_at_most_200_characters_and_none_is_cut_in_half()
    {
        _app.Connector.Answers(HttpStatusCode.Created).Answers(HttpStatusCode.Created);
        foreach (var text in new[] { new string('a', 500), new string('a', 198) + "📱📱" })
        {
            await _app.Client.SendAsync(Thread, new OutgoingMessage.WithCard(new AdaptiveCard([], [], text)), default);
        }

        var summaries = _app.Connector.Requests.Select(request => JsonDocument.Parse(request.Body).RootElement.GetProperty("summary").GetString());
        Assert.Equal([new string('a', 199) + "…", new string('a', 198) + "…"], summaries);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("{}", null)]
    [InlineData("[]", null)]
    [InlineData("""{"id":""}""", null)]
    [InlineData("""{"id":"17"}""", "17")]
    public async Task An_answer_without_an_id_is_still_an_answer(string body, string? id)
    {
        _app.Connector.Answers(HttpStatusCode.Accepted, body);
        Assert.Equal(id, await _app.Client.SendAsync(Thread, Hello, default));
    }

    [Theory]
    [InlineData(40_000, false)]
    [InlineData(41_000, true)]
    public async Task An_activity_over_80_KB_of_UTF16_is_not_sent(int characters, bool tooLarge)
    {
        _app.Connector.Answers(HttpStatusCode.Created);
        var error = await Record.ExceptionAsync(() => _app.Client.SendAsync(Thread, new OutgoingMessage.WithText(new string('云', characters), []), default));

        Assert.Equal(tooLarge ? TeamsErrorKind.TooLarge : null, (error as TeamsException)?.Kind);
        Assert.Equal(tooLarge ? 0 : 1, _app.Connector.Requests.Count);
    }

    [Fact]
    public async Task No_answer_in_ten_seconds_is_no_answer()
    {
        _app.Connector.Hangs(out var asked);
        var sending = _app.Client.SendAsync(Thread, Hello, default);
        await asked;
        _app.Time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(TeamsErrorKind.NoAnswer, (await Assert.ThrowsAsync<TeamsException>(() => sending)).Kind);
    }

    [Fact]
    public async Task The_callers_stop_is_no_error_of_Teams()
    {
        _app.Connector.Hangs(out var asked);
        using var stop = new CancellationTokenSource();
        var sending = _app.Client.SendAsync(Thread, Hello, stop.Token);
        await asked;
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Theory]
    [InlineData(HttpRequestError.ConnectionError, TeamsErrorKind.NotSent)]
    [InlineData(HttpRequestError.NameResolutionError, TeamsErrorKind.NotSent)]
    [InlineData(HttpRequestError.SecureConnectionError, TeamsErrorKind.NotSent)]
    [InlineData(HttpRequestError.ResponseEnded, TeamsErrorKind.NoAnswer)]
    [InlineData(HttpRequestError.HttpProtocolError, TeamsErrorKind.NoAnswer)]
    [InlineData(HttpRequestError.Unknown, TeamsErrorKind.NoAnswer)]
    public async Task Only_a_failed_connect_is_certain_to_have_sent_nothing(HttpRequestError failure, TeamsErrorKind kind)
    {
        _app.Connector.Fails(new HttpRequestException(failure));
        var error = await Assert.ThrowsAsync<TeamsException>(() => _app.Client.SendAsync(Thread, Hello, default));

        Assert.Equal((kind, kind == TeamsErrorKind.NotSent), (error.Kind, error.PostMayBeRepeated));
        Assert.Single(_app.Connector.Requests);
    }

    private static void AssertJson(string expected, string actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual)), actual);
}
