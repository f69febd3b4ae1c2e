using System.Globalization;
using System.Text.RegularExpressions;

namespace CphBot.Cloud.Errors;

/// <summary>
/// One of the cloud's error codes, taken apart for comparison. The dot is optional (a sample of the API has <c>CPS0005</c>), and the gateway
/// writes the same numbers as <c>APIGW.0308</c> and <c>APIG.0308</c>.
/// </summary>
public readonly partial record struct ErrorCode(CodeFamily Family, int Number)
{
    public static ErrorCode Parse(string? code)
    {
        var match = Shape().Match(code ?? "");
        if (!match.Success || !int.TryParse(match.Groups[2].Value, CultureInfo.InvariantCulture, out var number)) return default;

        return match.Groups[1].Value.ToUpperInvariant() switch
        {
            "CPS" => new(CodeFamily.Service, number),
            "APIGW" or "APIG" => new(CodeFamily.Gateway, number),
            "IAM" => new(CodeFamily.Iam, number),
            _ => default,
        };
    }

    [GeneratedRegex(@"^\s*([A-Za-z]+)\.?([0-9]+)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}

/// <summary>Whose code it is.</summary>
public enum CodeFamily
{
    /// <summary>None, a number that repeats the HTTP status, or somebody else's.</summary>
    Unknown,

    /// <summary>CPS: the cloud phone service itself.</summary>
    Service,

    /// <summary>APIGW or APIG: the gateway in front of it, so the service has not seen the request (but for back-end trouble).</summary>
    Gateway,

    /// <summary>IAM: the identity service.</summary>
    Iam,
}
