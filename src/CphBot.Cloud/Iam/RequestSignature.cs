using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CphBot.Cloud.Iam;

/// <summary>
/// SDK-HMAC-SHA256, the signature with which the gateway knows a holder of an access key (official signing guide). Pure: the same request,
/// headers and key give the same text.
/// </summary>
internal static class RequestSignature
{
    public const string Algorithm = "SDK-HMAC-SHA256";
    public const string DateHeader = "X-Sdk-Date";

    public static string DateOf(DateTimeOffset now) => now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The value of the header Authorization.</summary>
    /// <param name="address">As it will be called, with the path of a proxy if there is one.</param>
    /// <param name="signed">The headers to sign, with the date among them; all of them must be sent.</param>
    public static string Of(AccessKey key, HttpMethod method, Uri address, IReadOnlyCollection<(string Name, string Value)> signed, ReadOnlySpan<byte> body)
    {
        var headers = signed.Select(h => (Name: h.Name.ToLowerInvariant(), Value: h.Value.Trim())).OrderBy(h => h.Name, StringComparer.Ordinal).ToList();
        var date = headers.Single(h => h.Name == "x-sdk-date").Value;
        var names = string.Join(';', headers.Select(h => h.Name));
        var canonical = string.Join('\n', method.Method.ToUpperInvariant(), PathOf(address), QueryOf(address.Query),
            string.Concat(headers.Select(h => $"{h.Name}:{h.Value}\n")), names, Convert.ToHexStringLower(SHA256.HashData(body)));
        // The secret is the key as it is: nothing is derived from it, unlike in other clouds.
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(key.Secret), Encoding.UTF8.GetBytes($"{Algorithm}\n{date}\n{HashOf(canonical)}"));
        return $"{Algorithm} Access={key.Id}, SignedHeaders={names}, Signature={Convert.ToHexStringLower(signature)}";
    }

    /// <summary>Keys in ordinal order, the values of one key too; everything but letters, digits and <c>-_.~</c> percent-encoded, a space as %20.</summary>
    public static string QueryOf(string query)
    {
        var pairs = query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .Select(pair => (Key: Uri.UnescapeDataString(pair[0]), Value: pair.Length == 2 ? Uri.UnescapeDataString(pair[1]) : ""))
            .OrderBy(pair => pair.Key, StringComparer.Ordinal).ThenBy(pair => pair.Value, StringComparer.Ordinal);
        return string.Join('&', pairs.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));
    }

    // It ends in a slash here, though not in the request.
    private static string PathOf(Uri address)
    {
        var path = string.Join('/', address.AbsolutePath.Split('/').Select(segment => Uri.EscapeDataString(Uri.UnescapeDataString(segment))));
        return path.EndsWith('/') ? path : path + "/";
    }

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
