using System.Net;
using System.Text;
using CphBot.Simulator.Cloud;
using CphBot.Simulator.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CphBot.Tests.Simulator;

public sealed class SimulatedIamTests : IAsyncLifetime
{
    private SimulatorOnTest _simulator = null!;

    public async Task InitializeAsync() => _simulator = await SimulatorOnTest.StartAsync();

    public async Task DisposeAsync() => await _simulator.DisposeAsync();

    [Fact]
    public async Task A_token_comes_in_a_header_and_its_body_names_the_project_and_the_end()
    {
        using var response = await _simulator.AskForTokenAsync();
        var token = (await Answer.ReadAsync(response)).Body.GetProperty("token");

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.StartsWith("MII", response.Headers.GetValues("X-Subject-Token").Single(), StringComparison.Ordinal);
        Assert.Equal(_simulator.Cloud.Iam.ProjectId, token.GetProperty("project").GetProperty("id").GetString());
        Assert.Equal("2026-03-02T02:00:00.000000Z", token.GetProperty("expires_at").GetString());
        Assert.False(token.TryGetProperty("catalog", out _));
        Assert.Equal(1, _simulator.Cloud.Count("token"));
    }

    [Fact]
    public async Task Without_nocatalog_the_catalog_is_there()
    {
        using var response = await _simulator.AskForTokenAsync(query: "");

        Assert.True((await Answer.ReadAsync(response)).Body.GetProperty("token").TryGetProperty("catalog", out _));
    }

    [Fact]
    public async Task A_wrong_password_is_401_with_a_numeric_code_and_five_lock_the_user()
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            using var wrong = await _simulator.AskForTokenAsync(password: "wrong");
            Assert.Equal(401, (await Answer.ReadAsync(wrong)).Body.GetProperty("error").GetProperty("code").GetInt32());
        }

        using var right = await _simulator.AskForTokenAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, right.StatusCode);
        Assert.True(_simulator.Cloud.Iam.IsLocked);
    }

    [Fact]
    public async Task Nothing_of_what_is_recorded_holds_a_password()
    {
        using var response = await _simulator.AskForTokenAsync();
        using var garbage = await _simulator.Http.PostAsync(new Uri("/v3/auth/tokens", UriKind.Relative), new StringContent($"not json {_simulator.Cloud.Options.Password}"));

        Assert.Equal(HttpStatusCode.BadRequest, garbage.StatusCode);
        Assert.Equal(2, _simulator.Cloud.Requests.Count);
        Assert.Contains(_simulator.Cloud.Options.UserName, _simulator.Cloud.Requests[0].Body, StringComparison.Ordinal);
        Assert.All(_simulator.Cloud.Requests, request => Assert.DoesNotContain(_simulator.Cloud.Options.Password, request.Body ?? "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_unknown_project_is_404()
    {
        using var response = await _simulator.AskForTokenAsync(project: "eu-nowhere-1");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Calls_without_a_token_with_a_strange_one_or_for_another_project_are_0301()
    {
        var token = await _simulator.TokenAsync();
        using var without = await _simulator.Http.GetAsync(new Uri(_simulator.Prefix + "/phones", UriKind.Relative));
        using var foreign = new HttpRequestMessage(HttpMethod.Get, "/v1/0123456789abcdef0123456789abcdef/cloud-phone/phones");
        foreign.Headers.Add("X-Auth-Token", token);
        using var elsewhere = await _simulator.Http.SendAsync(foreign);

        Assert.Equal((401, "APIGW.0301"), Refusal(await Answer.ReadAsync(without)));
        Assert.Equal((401, "APIGW.0301"), Refusal(await Answer.ReadAsync(elsewhere)));
        Assert.Equal((401, "APIGW.0301"), Refusal(await _simulator.CallAsync(HttpMethod.Get, "/phones", token: "MIIstrange")));
    }

    [Fact]
    public async Task A_token_ends_after_a_day_and_a_new_one_does_not_end_an_older_one()
    {
        var first = await _simulator.TokenAsync();
        _simulator.Time.Advance(TimeSpan.FromHours(23));
        var second = await _simulator.TokenAsync();
        Assert.Equal(200, (await _simulator.CallAsync(HttpMethod.Get, "/phones", token: first)).Status);

        _simulator.Time.Advance(TimeSpan.FromHours(1));

        Assert.Equal((401, "APIGW.0307"), Refusal(await _simulator.CallAsync(HttpMethod.Get, "/phones", token: first)));
        Assert.Equal(200, (await _simulator.CallAsync(HttpMethod.Get, "/phones", token: second)).Status);
    }

    [Fact]
    public async Task A_revoked_token_must_be_renewed_before_anything_happens()
    {
        var token = await _simulator.TokenAsync();
        _simulator.Cloud.Iam.Revoke();

        var refused = await _simulator.CallAsync(
            HttpMethod.Post, "/phones/batch-restart", new { phones = new[] { new { phone_id = _simulator.Cloud.PhoneId("web-0007") } } }, token);

        Assert.Equal((401, "APIGW.0307"), Refusal(refused));
        Assert.Empty(_simulator.Cloud.Restarts);
        Assert.Equal(200, (await _simulator.CallAsync(HttpMethod.Get, "/phones", token: await _simulator.TokenAsync())).Status);
    }

    // The two vectors for this service, computed independently of any code here.
    [Theory]
    [InlineData("GET", "/phones?offset=0&limit=100", "", "d410713993d06c514408adbb287379d074b0225ff75d1aa6717be42ba50279f1")]
    [InlineData("POST", "/phones/batch-restart", """{"phones":[{"phone_id":"a7f3a1c5258347d6b6f1def79e11f2bc"}]}""", "5e02703f7b94adb38d281912c0ff21dd9c543351ff7761aaa3e8ec4f4af3b949")]
    public void A_right_signature_passes_and_any_change_breaks_it(string method, string pathAndQuery, string body, string signature)
    {
        const string project = "0123456789abcdef0123456789abcdef";
        var authorization = $"SDK-HMAC-SHA256 Access=AccessKey, SignedHeaders=host;x-project-id;x-sdk-date, Signature={signature}";
        var now = new DateTimeOffset(2024, 1, 2, 3, 4, 5, TimeSpan.Zero);
        string? Problem(string changedBody, DateTimeOffset at, string secret = "SecretKey") =>
            SignatureCheck.Problem(Call(method, $"/v1/{project}/cloud-phone{pathAndQuery}", project, changedBody), authorization, "AccessKey", secret, at)?.Code;

        Assert.Null(Problem(body, now));
        Assert.Equal("APIGW.0301", Problem(body + " ", now));
        Assert.Equal("APIGW.0301", Problem(body, now, secret: "Other"));
        Assert.Equal("APIGW.0303", Problem(body, now.AddMinutes(16)));
    }

    [Fact]
    public async Task A_wrong_signature_is_refused_and_a_right_one_gets_as_far_as_the_project()
    {
        const string project = "0123456789abcdef0123456789abcdef";
        var options = new SimulatedCloudOptions { AccessKey = "AccessKey", SecretKey = "SecretKey" };
        var iam = new SimulatedIam(options, new FakeTimeProvider(new DateTimeOffset(2024, 1, 2, 3, 4, 5, TimeSpan.Zero)));
        async Task<string?> MessageAsync(string signature)
        {
            var call = Call("GET", $"/v1/{project}/cloud-phone/phones?offset=0&limit=100", project, "");
            call.Http.Headers.Authorization = $"SDK-HMAC-SHA256 Access=AccessKey, SignedHeaders=host;x-project-id;x-sdk-date, Signature={signature}";
            var answer = new DefaultHttpContext();
            answer.Response.Body = new MemoryStream();
            await iam.Refuse(call, "id")!.WriteAsync(answer);
            return Encoding.UTF8.GetString(((MemoryStream)answer.Response.Body).ToArray());
        }

        Assert.Contains("verify aksk signature fail", await MessageAsync(new string('0', 64)), StringComparison.Ordinal);
        Assert.Contains("project id does not match", await MessageAsync("d410713993d06c514408adbb287379d074b0225ff75d1aa6717be42ba50279f1"), StringComparison.Ordinal);
    }

    private static (int, string?) Refusal(Answer answer) => (answer.Status, answer.Code);

    private static IncomingCall Call(string method, string pathAndQuery, string project, string body)
    {
        var parts = pathAndQuery.Split('?');
        var http = new DefaultHttpContext();
        http.Request.Method = method;
        http.Request.Path = parts[0];
        http.Request.QueryString = new QueryString(parts.Length == 1 ? "" : "?" + parts[1]);
        http.Request.Headers.Host = "cph.cn-north-4.myhuaweicloud.com";
        http.Request.Headers["X-Project-Id"] = project;
        http.Request.Headers["X-Sdk-Date"] = "20240102T030405Z";
        return new IncomingCall("phones", http.Request, Encoding.UTF8.GetBytes(body), Fault: null);
    }
}
