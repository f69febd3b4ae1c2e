using System.Text;
using CphBot.Cloud.Errors;
using CphBot.Tests.Cloud.Peers;
using Xunit;

namespace CphBot.Tests.Cloud.Errors;

public sealed class ErrorBodyTests
{
    [Theory]
    [InlineData("""{"request_id":"r","error_code":"CPS.0004","error_msg":"m"}""", "CPS.0004", "m", "r")]
    [InlineData("""{"error_msg":"m","error_code":"APIGW.0301","request_id":"r"}""", "APIGW.0301", "m", "r")]
    [InlineData("""{"error":{"code":401,"message":"m","title":"Unauthorized"}}""", "401", "m", null)]
    [InlineData("""{"error":{"code":"401","message":"m"}}""", "401", "m", null)]
    [InlineData("""{"error_code":"IAM.0011","error_msg":"m"}""", "IAM.0011", "m", null)]
    [InlineData("""{"code":"X.1","message":"m"}""", "X.1", "m", null)]
    [InlineData("""{"errorCode":"X.1","errorMessage":"m","encoded_authorization_message":"e"}""", "X.1", "m", null)]
    [InlineData("""{"a":{"b":{"error_code":"CPS.0001","error_msg":"m"}}}""", "CPS.0001", "m", null)]
    [InlineData("""{"error_code":"","error_msg":null,"code":"X.1"}""", "X.1", null, null)]
    [InlineData("""{"error_code":"\ud800","code":"X.1"}""", "X.1", null, null)]
    [InlineData("""{"error_code":null}""", null, null, null)]
    [InlineData("""{"request_id":7}""", null, null, "7")]
    [InlineData("""[{"error_code":"CPS.0001"}]""", null, null, null)]
    [InlineData("\"CPS.0001\"", null, null, null)]
    [InlineData("<html><body>Bad Gateway</body></html>", null, null, null)]
    [InlineData("", null, null, null)]
    public void Every_shape_is_read(string body, string? code, string? message, string? requestId) =>
        Assert.Equal(new ErrorBody(code, message, requestId), ErrorBody.Read(Encoding.UTF8.GetBytes(body), nested: true));

    [Fact]
    public void In_a_success_only_the_outermost_error_is_the_calls_own() =>
        Assert.Null(ErrorBody.Read("""{"jobs":{"error_code":"CPS.0005"}}"""u8.ToArray(), nested: false).Code);

    [Fact]
    public void A_body_nested_too_deep_to_read_says_nothing() =>
        Assert.Null(ErrorBody.Read(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("""{"a":""", 500))), nested: true).Code);

    [Fact]
    public async Task An_error_names_the_call_the_code_the_words_and_the_request()
    {
        await using var app = new CloudApp();
        app.Cph.Answers(null, 404, """{"error_code":"CPS.0005","error_msg":"The phone does not exist.","request_id":"r-9"}""");
        var error = await app.FailAsync();
        Assert.Equal("GET /v1/{project_id}/cloud-phone/phones/{phone_id}: HTTP 404, CPS.0005: The phone does not exist. (request r-9)", error.Message);
        Assert.Equal(("CPS.0005", "The phone does not exist.", "r-9", 404), (error.Code, error.CloudMessage, error.RequestId, error.Status));
    }

    [Theory]
    [InlineData("X-Request-Id")]
    [InlineData("X-IAM-Trace-Id")]
    public async Task Without_one_in_the_body_the_request_id_is_that_of_the_headers(string header)
    {
        await using var app = new CloudApp();
        app.Cph.Answers(null, 403, "", (header, "h-1"));
        Assert.Equal("h-1", (await app.FailAsync()).RequestId);
    }

    [Fact]
    public async Task What_is_not_json_is_quoted_in_one_short_line()
    {
        await using var app = new CloudApp();
        app.Cph.Answers(null, 403, "<html>\r\n<title>Forbidden</title>\t" + string.Concat(Enumerable.Repeat("<p>by proxy</p> ", 100)));
        var error = await app.FailAsync();
        Assert.StartsWith("<html> <title>Forbidden</title> <p>by proxy</p>", error.CloudMessage, StringComparison.Ordinal);
        Assert.Equal(200, error.CloudMessage!.Length);
    }
}
