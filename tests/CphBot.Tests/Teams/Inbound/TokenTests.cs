using System.Net;
using System.Security.Cryptography;
using Xunit;

namespace CphBot.Tests.Teams.Inbound;

/// <summary>Each refusal differs from an accepted token in one thing only.</summary>
public sealed class TokenTests(SharedTeamsApp shared) : IClassFixture<SharedTeamsApp>
{
    private static readonly TestKey Stranger = new("key-1", "msteams");

    private static readonly Dictionary<string, Func<TestTokens, string?>> Refused = new()
    {
        ["there is none"] = _ => null,
        ["it is Basic"] = tokens => tokens.Valid().Replace("Bearer", "Basic", StringComparison.Ordinal),
        ["the scheme stands alone"] = _ => "Bearer",
        ["the scheme is followed by a space only"] = _ => "Bearer ",
        ["the header has three parts"] = tokens => tokens.Valid() + " more",
        ["it is not a JWT"] = _ => "Bearer abc",
        ["it is encrypted"] = tokens => tokens.Valid() + ".AAAA.AAAA",
        ["it is unsigned"] = tokens => TestTokens.Bearer(TestTokens.Changed(tokens.Header(), "alg", "none"), tokens.Claims(), _ => []),
        ["it says none but is signed"] = tokens => tokens.WithHeader("alg", "none"),
        ["it is signed with the public key as a shared secret"] = tokens => TestTokens.Bearer(
            TestTokens.Changed(tokens.Header(), "alg", "HS256"), tokens.Claims(), data => HMACSHA256.HashData(tokens.Key.Rsa.ExportSubjectPublicKeyInfo(), data)),
        ["it is signed with RS512"] = tokens => TestTokens.Bearer(
            TestTokens.Changed(tokens.Header(), "alg", "RS512"), tokens.Claims(), data => tokens.Key.Rsa.SignData(data, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1)),
        ["it is signed with ES256"] = tokens => TestTokens.Bearer(
            TestTokens.Changed(tokens.Header(), "alg", "ES256"), tokens.Claims(), data => ECDsa.Create(ECCurve.NamedCurves.nistP256).SignData(data, HashAlgorithmName.SHA256)),
        ["its payload was changed afterwards"] = tokens => Replace(tokens.Valid(), part: 1, tokens.With("serviceurl", "https://other.example/")),
        ["a stranger signed it under a known key id"] = tokens => TestTokens.Bearer(
            tokens.Header(), tokens.Claims(), data => Stranger.Rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)),
        ["its key id is unknown"] = tokens => tokens.WithKeyId("key-9"),
        ["it names no key"] = tokens => tokens.WithKeyId(null),
        ["it brings its own key"] = tokens => ByStranger(tokens, "jwk", Stranger.AsJwk()),
        ["it says where its key is"] = tokens => ByStranger(tokens, "jku", "https://attacker.example/keys"),
        ["it says where its certificate is"] = tokens => ByStranger(tokens, "x5u", "https://attacker.example/cert"),
        ["it expired five minutes and a second ago"] = tokens => tokens.With("exp", tokens.At(TimeSpan.FromSeconds(-301))),
        ["it begins in five minutes and a second"] = tokens => tokens.With("nbf", tokens.At(TimeSpan.FromSeconds(301))),
        ["it never expires"] = tokens => tokens.With("exp", null),
        ["its end is no number"] = tokens => tokens.With("exp", "tomorrow"),
        ["its issuer is another cloud's"] = tokens => tokens.With("iss", "https://api.botframework.us"),
        ["its issuer has a slash too many"] = tokens => tokens.With("iss", "https://api.botframework.com/"),
        ["its issuer is the one that the metadata names"] = tokens => tokens.With("iss", "https://published.example"),
        ["it has no issuer"] = tokens => tokens.With("iss", null),
        ["Entra issued it and nobody asked for that"] = tokens => tokens.Bearer(tokens.Header(), tokens.EntraClaims()),
        ["the emulator's tenant issued it"] = tokens => tokens.With("iss", "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/"),
        ["it is for another bot"] = tokens => tokens.With("aud", "99999999-bbbb-cccc-dddd-eeeeeeeeeeee"),
        ["it is for another bot and for us"] = tokens => tokens.With("aud", new[] { "99999999-bbbb-cccc-dddd-eeeeeeeeeeee", TestSettings.AppId }),
        ["it is for the app as a web API"] = tokens => tokens.With("aud", $"api://{TestSettings.AppId}"),
        ["it is for nobody"] = tokens => tokens.With("aud", null),
        ["it has no service URL"] = tokens => tokens.With("serviceurl", null),
        ["it has two service URLs"] = tokens => tokens.With("serviceurl", new[] { TestSettings.ServiceUrl, "https://other.example/" }),
        ["its service URL is another one"] = tokens => tokens.With("serviceurl", "https://smba.trafficmanager.net/amer/"),
    };

    private static readonly Dictionary<string, Func<TestTokens, string>> Accepted = new()
    {
        ["as it comes"] = tokens => tokens.Valid(),
        ["with the scheme in lower case"] = tokens => tokens.Valid().Replace("Bearer", "bearer", StringComparison.Ordinal),
        ["four minutes and 59 seconds after its end"] = tokens => tokens.With("exp", tokens.At(TimeSpan.FromSeconds(-299))),
        ["four minutes and 59 seconds before its begin"] = tokens => tokens.With("nbf", tokens.At(TimeSpan.FromSeconds(299))),
        ["with a content type"] = tokens => tokens.WithHeader("cty", "JWT"),
        ["with a service URL without the last slash"] = tokens => tokens.With("serviceurl", TestSettings.ServiceUrl.TrimEnd('/')),
        ["with a service URL in other letters"] = tokens => tokens.With("serviceurl", TestSettings.ServiceUrl.ToUpperInvariant()),
    };

    private readonly TeamsApp _app = shared.WithNothingReceived();

    public static TheoryData<string> WhyRefused => [.. Refused.Keys];

    public static TheoryData<string> HowAccepted => [.. Accepted.Keys];

    [Theory]
    [MemberData(nameof(WhyRefused))]
    public async Task A_token_is_refused_when(string reason)
    {
        using var response = await _app.PostAsync(Refused[reason](_app.Tokens), TestSettings.Message());

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
        Assert.Equal("", await response.Content.ReadAsStringAsync());
        Assert.Empty(_app.Received);
    }

    [Theory]
    [MemberData(nameof(HowAccepted))]
    public async Task A_token_is_accepted(string how)
    {
        using var response = await _app.PostAsync(Accepted[how](_app.Tokens), TestSettings.Message());

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal("status", Assert.Single(_app.Received).Text);
    }

    [Fact]
    public async Task A_token_that_was_good_ends()
    {
        var token = _app.Tokens.Valid();
        using var before = await _app.PostAsync(token, TestSettings.Message());
        _app.Time.Advance(TimeSpan.FromMinutes(64) + TimeSpan.FromSeconds(1));
        using var after = await _app.PostAsync(token, TestSettings.Message());

        Assert.Equal(HttpStatusCode.Accepted, before.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
    }

    private static string Replace(string token, int part, string by)
    {
        var parts = token.Split('.');
        parts[part] = by.Split('.')[part];
        return string.Join('.', parts);
    }

    private static string ByStranger(TestTokens tokens, string header, object value) => TestTokens.Bearer(
        TestTokens.Changed(TestTokens.Changed(TestTokens.Changed(tokens.Header(), "kid", "stranger"), "x5t", null), header, value), tokens.Claims(), data => Stranger.Rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
}
