using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CphBot.Teams.Activities;
using CphBot.Teams.Outbound;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CphBot.Tests.Teams.Outbound;

public sealed class BotTokenTests
{
    private const string Authority = "https://login.partner.example";
    private static readonly ConversationReference Here = new(TestSettings.ServiceUrl, "a:1", null, "28:bot", null, null);
    private static readonly OutgoingMessage Hello = new OutgoingMessage.WithText("Hello", []);

    [Fact]
    public async Task The_secret_buys_a_token_that_serves_every_send()
    {
        await using var app = await StartAsync();
        app.TokenIssuer.Answers(HttpStatusCode.OK, Token("token-1"));
        app.Connector.Answers(HttpStatusCode.Created).Answers(HttpStatusCode.Created);

        await app.Client.SendAsync(Here, Hello, default);
        await app.Client.SendAsync(Here, Hello, default);

        var request = Assert.Single(app.TokenIssuer.Requests);
        Assert.Equal($"POST {Authority}/{TestSettings.Tenant}/oauth2/v2.0/token", request.Line);
        Assert.Equal(("client_credentials", TestSettings.AppId, "https://api.botframework.com/.default", "s3cret-value"), (Form(request.Body, "grant_type"), Form(request.Body, "client_id"), Form(request.Body, "scope").Trim(), Form(request.Body, "client_secret")));
        Assert.All(app.Connector.Requests, sent => Assert.Equal("Bearer token-1", sent.Authorization));
    }

    [Fact]
    public async Task A_token_that_Teams_refuses_is_renewed_once()
    {
        await using var app = await StartAsync();
        app.TokenIssuer.Answers(HttpStatusCode.OK, Token("token-1")).Answers(HttpStatusCode.OK, Token("token-2"));
        app.Connector.Answers(HttpStatusCode.Unauthorized).Answers(HttpStatusCode.Created, """{"id":"17"}""");

        Assert.Equal("17", await app.Client.SendAsync(Here, Hello, default));
        Assert.Equal(["Bearer token-1", "Bearer token-2"], app.Connector.Requests.Select(sent => sent.Authorization));
    }

    [Fact]
    public async Task A_second_refusal_is_the_end()
    {
        await using var app = await StartAsync();
        app.TokenIssuer.Answers(HttpStatusCode.OK, Token("token-1")).Answers(HttpStatusCode.OK, Token("token-2"));
        app.Connector.Answers(HttpStatusCode.Unauthorized).Answers(HttpStatusCode.Unauthorized);

        Assert.Equal(TeamsErrorKind.Denied, (await Assert.ThrowsAsync<TeamsException>(() => app.Client.SendAsync(Here, Hello, default))).Kind);
        Assert.Equal(2, app.Connector.Requests.Count);
    }

    [Fact]
    public async Task Sends_that_are_refused_together_renew_together()
    {
        await using var app = await StartAsync();
        var slow = new TaskCompletionSource();
        app.TokenIssuer.Answers(HttpStatusCode.OK, Token("token-1")).AnswersAfter(slow.Task, Token("token-2"));
        var tokens = app.Services.GetRequiredService<BotTokenSource>();
        await tokens.GetAsync(refused: null, default);

        var renewals = Enumerable.Range(0, 5).Select(_ => tokens.GetAsync("token-1", default)).ToList();
        slow.SetResult();

        Assert.Equal(Enumerable.Repeat("token-2", 5), await Task.WhenAll(renewals));
        Assert.Equal(2, app.TokenIssuer.Requests.Count);
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net.evil.com/")]
    [InlineData("http://smba.trafficmanager.net/emea/")]
    [InlineData("http://localhost:56150/")]
    public async Task The_token_never_leaves_for_another_host(string serviceUrl)
    {
        await using var app = await StartAsync();
        var error = await Assert.ThrowsAsync<TeamsException>(() => app.Client.SendAsync(Here with { ServiceUrl = serviceUrl }, Hello, default));

        Assert.Equal(TeamsErrorKind.Denied, error.Kind);
        Assert.Empty(app.Connector.Requests);
        Assert.Empty(app.TokenIssuer.Requests);
    }

    [Theory]
    [InlineData(7000215, "Teams:ClientSecret")]
    [InlineData(7000222, "expired")]
    [InlineData(700016, "Teams:AppId")]
    [InlineData(7000229, "service principal")]
    [InlineData(500011, "Teams:Authority")]
    [InlineData(700027, "Teams:CertificatePath")]
    [InlineData(70021, "Teams:FederatedTokenFile")]
    [InlineData(12345, "Entra refused")]
    public async Task What_Entra_refuses_is_told_as_what_to_change(int code, string advice)
    {
        await using var app = await StartAsync();
        app.TokenIssuer.Answers(HttpStatusCode.Unauthorized, $$"""{"error":"invalid_client","error_description":"AADSTS{{code}}: no","error_codes":[{{code}}]}""");
        var error = await Assert.ThrowsAsync<TeamsException>(() => app.Client.ObtainTokenAsync(default));

        Assert.Equal(TeamsErrorKind.Denied, error.Kind);
        Assert.Contains(advice, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret-value", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_issuer_that_is_down_has_sent_nothing()
    {
        await using var app = await StartAsync();
        app.TokenIssuer.Answers(HttpStatusCode.ServiceUnavailable).Fails(new HttpRequestException(HttpRequestError.ConnectionError));

        Assert.Equal(TeamsErrorKind.NotSent, (await Assert.ThrowsAsync<TeamsException>(() => app.Client.SendAsync(Here, Hello, default))).Kind);
        Assert.Equal(TeamsErrorKind.NotSent, (await Assert.ThrowsAsync<TeamsException>(() => app.Client.SendAsync(Here, Hello, default))).Kind);
        Assert.Equal(2, app.TokenIssuer.Requests.Count);
    }

    [Fact]
    public async Task An_issuer_that_does_not_answer_has_sent_nothing()
    {
        await using var app = await StartAsync();
        app.TokenIssuer.Hangs(out var asked);
        var sending = app.Client.SendAsync(Here, Hello, default);
        await asked;
        app.Time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(TeamsErrorKind.NotSent, (await Assert.ThrowsAsync<TeamsException>(() => sending)).Kind);
    }

    [Fact]
    public async Task A_federated_token_is_read_again_for_each_token()
    {
        using var file = new TemporaryFile("assertion-1\n");
        await using var app = await StartAsync(("Teams:FederatedTokenFile", file.Path));
        app.TokenIssuer.Answers(HttpStatusCode.OK, Token("token-1")).Answers(HttpStatusCode.OK, Token("token-2"));
        var tokens = app.Services.GetRequiredService<BotTokenSource>();

        await tokens.GetAsync(refused: null, default);
        await File.WriteAllTextAsync(file.Path, "assertion-2\n");
        await tokens.GetAsync(refused: "token-1", default);

        Assert.Equal(["assertion-1", "assertion-2"], app.TokenIssuer.Requests.Select(request => Form(request.Body, "client_assertion")));
    }

    [Theory]
    [InlineData(".pfx")]
    [InlineData(".pem")]
    public async Task A_certificate_signs_an_assertion_that_carries_it(string extension)
    {
        using var rsa = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=bot", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(TestTokens.Start.AddYears(-1), TestTokens.Start.AddYears(9));
        using var file = new TemporaryFile("", extension);
        if (extension == ".pfx") await File.WriteAllBytesAsync(file.Path, certificate.Export(X509ContentType.Pfx));
        else await File.WriteAllTextAsync(file.Path, certificate.ExportCertificatePem() + "\n" + rsa.ExportPkcs8PrivateKeyPem());
        await using var app = await StartAsync(("Teams:CertificatePath", file.Path));
        app.TokenIssuer.Answers(HttpStatusCode.OK, Token("token-1"));

        await app.Client.ObtainTokenAsync(default);

        var header = System.Text.Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(Form(app.TokenIssuer.Requests.Single().Body, "client_assertion").Split('.')[0]));
        Assert.Contains(Convert.ToBase64String(certificate.RawData), System.Text.Json.JsonDocument.Parse(header).RootElement.GetProperty("x5c").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_managed_identity_asks_the_machine()
    {
        const string Identity = "dddddddd-0000-0000-0000-000000000001";
        await using var app = await StartAsync(("Teams:ManagedIdentityClientId", Identity));
        app.TokenIssuer.Answers(HttpStatusCode.OK, """{"access_token":"token-1","expires_on":"4102444800","resource":"https://api.botframework.com","token_type":"Bearer"}""");

        await app.Client.ObtainTokenAsync(default);

        var line = Assert.Single(app.TokenIssuer.Requests).Line;
        Assert.StartsWith("GET http://169.254.169.254/metadata/identity/oauth2/token?", line, StringComparison.Ordinal);
        Assert.Contains($"client_id={Identity}", line, StringComparison.Ordinal);
        Assert.Contains("resource=https://api.botframework.com", WebUtility.UrlDecode(line), StringComparison.Ordinal);
    }

    // Another authority than the public cloud's, so that nothing is asked but the token.
    private static Task<TeamsApp> StartAsync(params (string Key, string Value)[] credential) => TeamsApp.StartAsync(
        [("Teams:Authority", Authority), ("Teams:ClientSecret", credential.Length == 0 ? "s3cret-value" : ""), .. credential]);

    private static string Token(string token) => $$"""{"token_type":"Bearer","expires_in":3599,"ext_expires_in":3599,"access_token":"{{token}}"}""";

    private static string Form(string body, string field) =>
        body.Split('&').Select(pair => pair.Split('=')).Where(pair => pair[0] == field).Select(pair => WebUtility.UrlDecode(pair[1])).Single()!;

    private sealed class TemporaryFile : IDisposable
    {
        public TemporaryFile(string text, string extension = ".txt")
        {
            Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), Guid.NewGuid() + extension);
            File.WriteAllText(Path, text);
        }

        public string Path { get; }

        public void Dispose() => File.Delete(Path);
    }
}
