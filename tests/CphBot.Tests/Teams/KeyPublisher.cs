using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CphBot.Tests.Teams;

/// <summary>Publishes signing keys as the Bot Framework and Entra do: a metadata document that points to a key set.</summary>
internal sealed class KeyPublisher : HttpMessageHandler
{
    // Making a key takes a while, and nothing changes one.
    private static readonly TestKey Shared = new("key-1", "msteams");

    private readonly List<TestKey> _published = [Shared];
    private int _keySets;

    /// <summary>The first of the keys that are published now.</summary>
    public TestKey Key => _published[0];

    /// <summary>How often the key set was fetched.</summary>
    public int KeySets => _keySets;

    public bool IsDown { get; set; }

    public void Publish(params TestKey[] keys)
    {
        _published.Clear();
        _published.AddRange(keys);
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (IsDown) return Task.FromResult(new HttpResponseMessage(HttpStatusCode.BadGateway));
        var url = request.RequestUri!;
        if (url.AbsolutePath.EndsWith("configuration", StringComparison.Ordinal))
        {
            // An issuer of its own, which must not be accepted merely because it is published.
            return Json(new { issuer = "https://published.example", jwks_uri = new Uri(url, "/keys").ToString(), id_token_signing_alg_values_supported = new[] { "RS256" } });
        }

        Interlocked.Increment(ref _keySets);
        return Json(new { keys = _published.Select(key => key.AsJwk()) });
    }

    private static Task<HttpResponseMessage> Json(object body) => Task.FromResult(
        new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json") });
}

/// <param name="Channel">The one channel the key is endorsed for; null: none, and no list of endorsements either.</param>
/// <param name="Issuer">As Entra's keys say for whom they sign.</param>
internal sealed record TestKey(string Id, string? Channel = null, string? Issuer = null)
{
    public RSA Rsa { get; } = RSA.Create(2048);

    public Dictionary<string, object> AsJwk()
    {
        var parameters = Rsa.ExportParameters(includePrivateParameters: false);
        var jwk = new Dictionary<string, object>
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = Id,
            ["x5t"] = Id,
            ["n"] = TestTokens.Encode(parameters.Modulus!),
            ["e"] = TestTokens.Encode(parameters.Exponent!),
        };
        if (Channel is not null) jwk["endorsements"] = new[] { "webchat", Channel };
        if (Issuer is not null) jwk["issuer"] = Issuer;
        return jwk;
    }
}
