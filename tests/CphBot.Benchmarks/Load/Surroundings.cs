using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using CphBot.Simulator.Teams;
using CphBot.Teams.Cards;
using CphBot.Tests.Teams;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CphBot.Benchmarks.Load;

/// <summary>
/// What a registered bot has around it, in the load's own process: a connector over https that only counts, and whoever issues and publishes
/// tokens and keys. Its certificate is trusted by those who are started with <see cref="CertificatePath"/> as their SSL_CERT_FILE.
/// </summary>
internal sealed class Surroundings : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cphbot-load-");
    private readonly TestKey _key = new("key-1", "msteams");
    private readonly WebApplication _web;
    private long _lastId;

    public Surroundings()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(30));
        File.WriteAllText(CertificatePath, certificate.ExportCertificatePem());

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        _web = builder.Build();
        _web.MapPost("/v3/conversations/{conversation}/activities", PostedAsync);
        _web.MapPost("/v3/conversations/{conversation}/activities/{activity}", PostedAsync);
        _web.MapPut("/v3/conversations/{conversation}/activities/{activity}", EditedAsync);
        _web.MapPost("/{tenant}/oauth2/v2.0/token", () => Results.Text("""{"token_type":"Bearer","expires_in":86399,"access_token":"the bot's own token"}""", "application/json"));
        _web.MapGet("/openid", (HttpRequest call) => Results.Text(
            JsonSerializer.Serialize(new { issuer = "https://api.botframework.com", jwks_uri = $"https://{call.Host}/keys" }), "application/json"));
        _web.MapGet("/keys", () => Results.Text(JsonSerializer.Serialize(new { keys = new[] { _key.AsJwk() } }), "application/json"));
    }

    /// <summary>Conversation and text of each new message, as it arrives: whole, and before it is answered.</summary>
    public event Action<string, byte[]>? Posted;

    public event Action<string>? Edited;

    public string CertificatePath => Path.Combine(_folder.FullName, "certificate.pem");

    public string Folder => _folder.FullName;

    public string Address => $"https://localhost:{new Uri(_web.Urls.First()).Port.ToString(CultureInfo.InvariantCulture)}";

    public string ServiceUrl => $"{Address}/";

    public Task StartAsync() => _web.StartAsync();

    /// <summary>As the Bot Framework issues them; Teams uses one for as long as it lasts.</summary>
    public AuthenticationHeaderValue Token() =>
        AuthenticationHeaderValue.Parse(new TestTokens(_key, TimeProvider.System).With("serviceurl", ServiceUrl));

    /// <summary>The settings of a bot that is registered here.</summary>
    public Dictionary<string, string> Settings(IReadOnlyList<string> tenants)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Teams:AppId"] = TestSettings.AppId,
            ["Teams:TenantId"] = TestSettings.Tenant,
            ["Teams:ClientSecret"] = "a secret of this run",
            ["Teams:Authority"] = Address,
            ["Teams:OpenIdMetadataUrl"] = $"{Address}/openid",
            ["Teams:AllowedServiceHosts:0"] = new Uri(Address).Authority,
            // Without a rule everything is denied, and a denial costs less than what is measured.
            ["Access:Rules:0:Who:0"] = Person.Ana.ObjectId!,
            ["Access:Rules:0:Where:0"] = "*",
            ["Access:Rules:0:May:0"] = "*",
            ["Access:Rules:0:On:0"] = "*",
        };
        foreach (var (position, tenant) in tenants.Index()) settings[$"Teams:AllowedTenants:{position}"] = tenant;
        return settings;
    }

    /// <summary>The card of a message that was posted.</summary>
    public static AdaptiveCard CardOf(byte[] activity)
    {
        using var json = JsonDocument.Parse(activity);
        return json.RootElement.GetProperty("attachments")[0].GetProperty("content").Deserialize(CardJson.Default.AdaptiveCard)!;
    }

    public async ValueTask DisposeAsync()
    {
        await _web.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task PostedAsync(HttpContext http)
    {
        var body = await ReadAsync(http.Request);
        Posted?.Invoke((string)http.Request.RouteValues["conversation"]!, body);
        http.Response.StatusCode = StatusCodes.Status201Created;
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync($"{{\"id\":\"{Interlocked.Increment(ref _lastId).ToString(CultureInfo.InvariantCulture)}\"}}");
    }

    private async Task EditedAsync(HttpContext http)
    {
        await ReadAsync(http.Request);
        Edited?.Invoke((string)http.Request.RouteValues["conversation"]!);
    }

    private static async Task<byte[]> ReadAsync(HttpRequest request)
    {
        var body = new MemoryStream((int)(request.ContentLength ?? 8192));
        await request.Body.CopyToAsync(body);
        return body.ToArray();
    }
}
