using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CphBot.Teams.Inbound;

/// <summary>
/// Tokens that Entra issued in the bot's own tenant to a listed app. The audience alone proves nothing: a person's sign-in to a tab of the same app has it
/// too, so a token must be an app's, and that app one of Teams:EntraCallers.
/// </summary>
internal sealed class EntraRules(TeamsOptions options)
{
    private readonly string _tenant = options.TenantId ?? "";

    public Uri MetadataUrl => new(options.Authority, $"{_tenant}/v2.0/.well-known/openid-configuration");

    /// <summary>Of versions 1 and 2 of Entra's tokens.</summary>
    public IReadOnlyCollection<string> Issuers => [$"https://sts.windows.net/{_tenant}/", VersionTwo];

    public IReadOnlyCollection<string> Audiences => [$"{options.AppId}", $"api://{options.AppId}", $"api://botid-{options.AppId}"];

    private string VersionTwo => new Uri(options.Authority, $"{_tenant}/v2.0").ToString();

    /// <returns>Null for a token that may call.</returns>
    public string? Problem(JsonWebToken token, JsonWebKey? key)
    {
        if (!string.Equals(Claim(token, "tid"), _tenant, StringComparison.OrdinalIgnoreCase)) return "tid";
        if (Claim(token, "scp") is not null || Claim(token, "idtyp") is not (null or "app")) return "not an app's token";

        // Each version names the app by a claim of its own; the other one may be somebody's invention.
        var caller = (Claim(token, "ver"), token.Issuer == VersionTwo) switch
        {
            ("1.0", false) => Claim(token, "appid"),
            ("2.0", true) => Claim(token, "azp"),
            _ => null,
        };
        if (caller is null || !options.EntraCallers.Contains(caller, StringComparer.OrdinalIgnoreCase)) return "caller";
        return IsTenantsKey(key) ? null : "signing key's issuer";
    }

    // A key says for which issuer it signs; the shared ones by a template.
    private bool IsTenantsKey(JsonWebKey? key) =>
        key?.AdditionalData.TryGetValue("issuer", out var value) == true && value is string issuer
        && issuer.Replace("{tenantid}", _tenant, StringComparison.OrdinalIgnoreCase).Equals(VersionTwo, StringComparison.OrdinalIgnoreCase);

    private static string? Claim(JsonWebToken token, string name) => token.TryGetClaim(name, out var claim) ? claim.Value : null;
}
