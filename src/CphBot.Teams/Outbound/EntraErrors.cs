using System.Globalization;
using System.Text.Json;
using Microsoft.Identity.Client;

namespace CphBot.Teams.Outbound;

/// <summary>Why Entra gave no token, as what to do about it. Told apart by AADSTS code.</summary>
internal static class EntraErrors
{
    private static readonly Dictionary<int, string> Advice = new()
    {
        [7000215] = "Teams:ClientSecret is wrong (the secret's id instead of its value, or another app's).",
        [7000222] = "Teams:ClientSecret has expired; create a new one in the registration.",
        [700016] = "Teams:AppId is not known in Teams:TenantId, or the registration is in another cloud.",
        [7000229] = "The app has no service principal in Teams:TenantId; grant admin consent there once.",
        [500011] = "The Bot Framework is not known to this authority: Teams:Authority is another cloud's.",
        [700027] = "Teams:CertificatePath holds a certificate that the registration does not trust.",
        [70021] = "No federated credential of the registration matches Teams:FederatedTokenFile (issuer, subject or audience).",
        [90002] = "Teams:TenantId does not exist at Teams:Authority.",
    };

    /// <summary>A refusal stays one until somebody changes the registration; anything else may pass.</summary>
    public static TeamsException ToTeams(MsalException error)
    {
        if (error is not MsalServiceException { StatusCode: >= 400 and < 500 and not (408 or 429) } refusal)
        {
            return new TeamsException(TeamsErrorKind.NotSent, $"No token for Teams ({error.ErrorCode}); its issuer did not answer as expected.", error);
        }

        var code = CodesOf(refusal).FirstOrDefault(Advice.ContainsKey);
        var advice = code == 0 ? $"Entra refused ({refusal.ErrorCode})." : Advice[code];
        return new TeamsException(TeamsErrorKind.Denied, $"No token for Teams: {advice}", refusal)
        {
            Status = refusal.StatusCode,
            Code = code == 0 ? refusal.ErrorCode : "AADSTS" + code.ToString(CultureInfo.InvariantCulture),
        };
    }

    // {"error":"invalid_client","error_codes":[7000215],…}
    private static List<int> CodesOf(MsalServiceException refusal)
    {
        try
        {
            using var body = JsonDocument.Parse(refusal.ResponseBody ?? "");
            return body.RootElement.TryGetProperty("error_codes", out var codes) && codes.ValueKind == JsonValueKind.Array
                ? [.. codes.EnumerateArray().Where(code => code.TryGetInt32(out _)).Select(code => code.GetInt32())]
                : [];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return [];
        }
    }
}
