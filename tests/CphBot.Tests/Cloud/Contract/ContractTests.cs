using System.Globalization;
using System.Text.Json.Nodes;
using CphBot.Cloud;
using CphBot.Tests.Cloud.Peers;
using Xunit;

namespace CphBot.Tests.Cloud.Contract;

/// <summary>Every call against the API's reference, with the spellings about which its texts disagree.</summary>
public sealed class ContractTests
{
    /// <summary>A service that refuses, beside a 200.</summary>
    private const string Refusal = """{"request_id":"r-1","error_code":"CPS.0080","error_msg":"no"}""";

    /// <summary>Calls whose answer may be nothing at all.</summary>
    private static readonly string[] Silent =
    [
        nameof(CphClient.AddServerTagsAsync), nameof(CphClient.RemoveServerTagsAsync), nameof(CphClient.AttachShareFilesystemAsync), nameof(CphClient.DetachShareFilesystemAsync),
        nameof(CphClient.AuthorizeScheduledEventAsync), nameof(CphClient.MoveScheduledEventAsync),
    ];

    public static TheoryData<string> Keys => Contracts.Keys;

    public static TheoryData<string> Changes => Contracts.Changes;

    public static TheoryData<string> Reads => Contracts.Reads;

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task A_call_is_sent_and_its_answer_understood_as_the_reference_has_it(string key) => await RunAsync(key, Contracts.Of(key).Answer);

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task Numbers_may_be_texts(string key) =>
        await RunAsync(key, WithNumbers(Contracts.Of(key).Answer, number => JsonValue.Create(number)));

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task Numbers_may_have_an_empty_fraction(string key) =>
        await RunAsync(key, WithNumbers(Contracts.Of(key).Answer, number => JsonNode.Parse(number + ".0")!));

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task Errors_that_are_null_or_empty_are_none(string key)
    {
        if (Contracts.Of(key).IsSilent) return;
        var answer = JsonNode.Parse(Contracts.Of(key).Answer)!.AsObject();
        answer["error_code"] = null;
        answer["error_msg"] = "";
        await RunAsync(key, answer.ToJsonString());
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task The_request_id_of_a_change_may_come_in_the_header_alone(string key)
    {
        if (Contracts.Of(key).IsSilent) return;
        var answer = JsonNode.Parse(Contracts.Of(key).Answer)!.AsObject();
        var requestId = (string)answer["request_id"]!;
        answer.Remove("request_id");
        await RunAsync(key, answer.ToJsonString(), ("X-Request-Id", requestId));
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_change_that_is_refused_beside_a_200_is_refused(string key) =>
        Assert.Equal("CPS.0080", Assert.IsType<ChangeAnswer.Refused>(await AnswerAsync(key, 200, Refusal)).Reason.Code);

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_change_answered_by_somebody_else_is_unclear_and_not_repeated(string key)
    {
        Assert.IsType<ChangeAnswer.Unclear>(await AnswerAsync(key, 200, "<html>log in</html>"));
        Assert.IsType<ChangeAnswer.Unclear>(await AnswerAsync(key, 200, """{"message":"welcome"}"""));
        Assert.IsType<ChangeAnswer.Unclear>(await AnswerAsync(key, 200, """{"request_id":"r","error_code":"CPS.0003"}"""));
        Assert.IsType<ChangeAnswer.Unclear>(await AnswerAsync(key, 503, """{"error_code":"CPS.0080"}"""));
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_change_answered_by_nothing_is_unclear_unless_that_is_its_answer(string key)
    {
        var contract = Contracts.Of(key);
        foreach (var nothing in (string[])["", "{}"])
        {
            var answer = await AnswerAsync(key, 200, nothing);
            var isItsAnswer = Silent.Contains(contract.Method);
            Assert.Equal(isItsAnswer ? typeof(ChangeAnswer.Sent) : typeof(ChangeAnswer.Unclear), answer.GetType());
        }
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_change_without_an_answer_is_unclear_and_one_without_a_connection_is_not_sent(string key)
    {
        Assert.IsType<ChangeAnswer.Unclear>(await BrokenAsync(key, HttpRequestError.ResponseEnded));
        Assert.IsType<ChangeAnswer.NotSent>(await BrokenAsync(key, HttpRequestError.ConnectionError));
    }

    [Theory]
    [MemberData(nameof(Reads))]
    public async Task A_read_that_is_refused_beside_a_200_is_an_error(string key) =>
        Assert.Equal("CPS.0080", (await Assert.ThrowsAsync<CphException>(() => AnswerAsync(key, 200, Refusal))).Code);

    [Theory]
    [MemberData(nameof(Reads))]
    public async Task A_list_without_rows_beside_an_error_is_an_error(string key)
    {
        var answer = JsonNode.Parse(Contracts.Of(key).Answer)!.AsObject();
        if (answer.ContainsKey("phone_id") || answer.ContainsKey("server_id") || !answer.Any(pair => pair.Value is JsonArray)) return;
        foreach (var name in answer.Where(pair => pair.Value is JsonArray).Select(pair => pair.Key).ToList()) answer[name] = new JsonArray();
        answer["error_code"] = "CPS.0050";
        Assert.Equal("CPS.0050", (await Assert.ThrowsAsync<CphException>(() => AnswerAsync(key, 200, answer.ToJsonString()))).Code);
    }

    [Theory]
    [MemberData(nameof(Reads))]
    public async Task An_answer_of_somebody_else_to_a_read_is_an_error_and_not_an_empty_list(string key)
    {
        await Assert.ThrowsAsync<CphException>(() => AnswerAsync(key, 200, "<html>log in</html>"));
        await Assert.ThrowsAsync<CphException>(() => AnswerAsync(key, 200, """{"message":"welcome"}"""));
    }

    private static async Task RunAsync(string key, string answer, params (string, string)[] headers)
    {
        var contract = Contracts.Of(key);
        await using var app = new CloudApp();
        app.Cph.Answers(contract.Line, 200, answer, headers);

        var understood = CallContract.Show(await contract.Run(app.Client, app.Window));

        app.Cph.Verify();
        var sent = app.Cph.Requests.Single().Body;
        Assert.True(CallContract.AreSame(contract.Body, sent), $"sent {sent}");
        Assert.DoesNotContain(":null", sent, StringComparison.Ordinal);
        Assert.True(CallContract.AreSame(contract.Understood, understood), $"understood {understood}");
    }

    private static async Task<object> AnswerAsync(string key, int status, string answer)
    {
        await using var app = new CloudApp();
        app.Cph.Answers(Contracts.Of(key).Line, status, answer);
        var result = await Contracts.Of(key).Run(app.Client, app.Window);
        app.Cph.Verify();
        return result;
    }

    private static async Task<object> BrokenAsync(string key, HttpRequestError error)
    {
        await using var app = new CloudApp();
        app.Cph.Fails(Contracts.Of(key).Line, error);
        var result = await Contracts.Of(key).Run(app.Client, app.Window);
        app.Cph.Verify();
        return result;
    }

    private static string WithNumbers(string answer, Func<string, JsonNode> spelled)
    {
        return answer.Length == 0 ? answer : Spelled(JsonNode.Parse(answer)!).ToJsonString();

        JsonNode Spelled(JsonNode node) => node switch
        {
            JsonObject json => new JsonObject(json.Select(pair => KeyValuePair.Create(pair.Key, pair.Value is null ? null : Spelled(pair.Value)))!),
            JsonArray list => new JsonArray([.. list.Select(item => item is null ? null : Spelled(item))]),
            _ when node.GetValueKind() == System.Text.Json.JsonValueKind.Number => spelled(node.GetValue<decimal>().ToString(CultureInfo.InvariantCulture)),
            _ => node.DeepClone(),
        };
    }
}
