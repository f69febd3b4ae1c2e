using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CphBot.Simulator.Wire;

namespace CphBot.Simulator.Cloud;

/// <summary>
/// The receiving side of SDK-HMAC-SHA256, written from the algorithm's description and independent of any client: it rebuilds what should
/// have been signed from what arrived.
/// </summary>
internal static class SignatureCheck
{
    private const string Algorithm = "SDK-HMAC-SHA256";
    private static readonly TimeSpan MaxSkew = TimeSpan.FromMinutes(15);

    /// <returns>The gateway's code and message, or null when the signature is right.</returns>
    public static (string Code, string Message)? Problem(
        IncomingCall call, string authorization, string accessKey, string secretKey, DateTimeOffset now)
    {
        if (!TryParse(authorization, out var access, out var signed, out var signature))
            return ("APIGW.0301", "Incorrect IAM authentication information: Authorization format is incorrect");
        if (!string.Equals(access, accessKey, StringComparison.Ordinal))
            return ("APIGW.0301", $"Incorrect IAM authentication information: Get secretKey failed,ak:{access}");
        if (call.Header("X-Sdk-Date") is not { } date || !TryDate(date, out var at) || !signed.Contains("x-sdk-date", StringComparer.Ordinal))
            return ("APIGW.0301", "Incorrect IAM authentication information: X-Sdk-Date not found");
        if ((now - at).Duration() > MaxSkew) return ("APIGW.0303", "Incorrect app authentication information: request has expired");

        var canonical = Canonical(call, signed);
        return string.Equals(Sign(canonical, date, secretKey), signature, StringComparison.Ordinal)
            ? null
            : ("APIGW.0301", $"Incorrect IAM authentication information: verify aksk signature fail, canonicalRequest: {canonical.Replace('\n', '|')}");
    }

    private static string Sign(string canonical, string date, string secretKey) =>
        Hex(HMACSHA256.HashData(Utf8(secretKey), Utf8($"{Algorithm}\n{date}\n{Hex(SHA256.HashData(Utf8(canonical)))}")));

    private static string Canonical(IncomingCall call, string[] signed)
    {
        var path = string.Join('/', (call.Http.PathBase + call.Http.Path).Value!.Split('/').Select(Uri.EscapeDataString));
        var query = call.Http.Query
            .SelectMany(pair => pair.Value, (pair, value) => (pair.Key, Value: value ?? ""))
            .OrderBy(pair => pair.Key, StringComparer.Ordinal).ThenBy(pair => pair.Value, StringComparer.Ordinal)
            .Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}");
        var headers = signed.Select(name => $"{name}:{call.Header(name)?.Trim()}\n");
        var hash = call.Header("X-Sdk-Content-Sha256") ?? Hex(SHA256.HashData(call.Body));

        return string.Join('\n',
            call.Http.Method.ToUpperInvariant(), path.EndsWith('/') ? path : path + "/", string.Join('&', query),
            string.Concat(headers), string.Join(';', signed), hash);
    }

    /// <summary>Reads <c>SDK-HMAC-SHA256 Access=…, SignedHeaders=a;b, Signature=…</c>.</summary>
    private static bool TryParse(string text, out string access, out string[] signed, out string signature)
    {
        (access, signed, signature) = ("", [], "");
        if (!text.StartsWith(Algorithm + " ", StringComparison.Ordinal)) return false;

        foreach (var part in text[(Algorithm.Length + 1)..].Split(", "))
        {
            if (part.StartsWith("Access=", StringComparison.Ordinal)) access = part["Access=".Length..];
            else if (part.StartsWith("SignedHeaders=", StringComparison.Ordinal)) signed = part["SignedHeaders=".Length..].Split(';');
            else if (part.StartsWith("Signature=", StringComparison.Ordinal)) signature = part["Signature=".Length..];
        }

        return access.Length > 0 && signed.Length > 0 && signature.Length > 0;
    }

    private static bool TryDate(string text, out DateTimeOffset at) => DateTimeOffset.TryParseExact(
        text, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out at);

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
