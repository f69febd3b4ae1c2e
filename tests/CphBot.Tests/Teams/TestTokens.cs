using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CphBot.Tests.Teams;

/// <summary>Makes tokens by hand, so that they can be wrong in any way.</summary>
internal sealed class TestTokens(TestKey key, TimeProvider time)
{
    public static readonly DateTimeOffset Start = new(2026, 8, 20, 9, 30, 0, TimeSpan.Zero);

    public TestKey Key => key;

    public Dictionary<string, object?> Header() => new() { ["alg"] = "RS256", ["typ"] = "JWT", ["kid"] = key.Id, ["x5t"] = key.Id };

    /// <summary>As the Bot Framework issues them.</summary>
    public Dictionary<string, object?> Claims() => new()
    {
        ["iss"] = "https://api.botframework.com",
        ["aud"] = TestSettings.AppId,
        ["serviceurl"] = TestSettings.ServiceUrl,
        ["nbf"] = At(TimeSpan.FromMinutes(-1)),
        ["exp"] = At(TimeSpan.FromMinutes(59)),
    };

    /// <summary>As Entra issues them to an app: version 2.</summary>
    public Dictionary<string, object?> EntraClaims() => new()
    {
        ["iss"] = $"https://login.microsoftonline.com/{TestSettings.Tenant}/v2.0",
        ["aud"] = TestSettings.AppId,
        ["tid"] = TestSettings.Tenant,
        ["ver"] = "2.0",
        ["azp"] = EntraCaller,
        ["idtyp"] = "app",
        ["nbf"] = At(TimeSpan.FromMinutes(-1)),
        ["exp"] = At(TimeSpan.FromMinutes(59)),
    };

    public const string EntraCaller = "cccccccc-0000-0000-0000-000000000001";

    public long At(TimeSpan fromNow) => (time.GetUtcNow() + fromNow).ToUnixTimeSeconds();

    public string Valid() => Bearer(Header(), Claims());

    public string With(string claim, object? value) => Bearer(Header(), Changed(Claims(), claim, value));

    public string WithHeader(string name, object? value) => Bearer(Changed(Header(), name, value), Claims());

    public string WithKeyId(string? id) => Bearer(Changed(Changed(Header(), "kid", id), "x5t", null), Claims());

    public string Entra(string claim, object? value) => Bearer(Header(), Changed(EntraClaims(), claim, value));

    public string Bearer(Dictionary<string, object?> header, Dictionary<string, object?> claims) => Bearer(
        header, claims, data => key.Rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    public static string Bearer(Dictionary<string, object?> header, Dictionary<string, object?> claims, Func<byte[], byte[]> sign)
    {
        var signed = $"{Encode(JsonSerializer.SerializeToUtf8Bytes(header))}.{Encode(JsonSerializer.SerializeToUtf8Bytes(claims))}";
        return $"Bearer {signed}.{Encode(sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    /// <summary>A null takes the claim away.</summary>
    public static Dictionary<string, object?> Changed(Dictionary<string, object?> fields, string name, object? value)
    {
        fields[name] = value;
        if (value is null) fields.Remove(name);
        return fields;
    }

    public static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
