using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;

namespace CphBot.Teams.Inbound;

/// <summary>Finds out whose token came with a request. The place to remember verified tokens, should verifying them ever be too slow.</summary>
internal sealed class CallerTokens(TeamsOptions options)
{
    private readonly IReadOnlyCollection<string> _entraIssuers = options.EntraCallers.Count > 0 ? new EntraRules(options).Issuers : [];

    /// <returns>The caller, or why there is none.</returns>
    public async Task<(CallerToken? Caller, RefusalReason? Refusal)> AuthenticateAsync(HttpContext http)
    {
        var header = http.Request.Headers.Authorization.ToString();
        if (string.IsNullOrWhiteSpace(header)) return (null, RefusalReason.NoToken);
        if (header.Split(' ') is not [var scheme, { Length: > 0 } token]) return (null, RefusalReason.BadToken);
        if (!scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)) return (null, RefusalReason.BadToken);

        var result = await http.AuthenticateAsync(IsEntras(token) ? TokenSchemes.Entra : TokenSchemes.BotFramework);
        if (!result.Succeeded) return (null, RefusalReason.BadToken);
        return result.Properties.GetParameter<CallerToken>(TokenSchemes.Caller) is { } caller ? (caller, null) : (null, RefusalReason.BadToken);
    }

    // Unverified, so it only chooses which rules decide; both are ours, and no address is taken from a token.
    private bool IsEntras(string token)
    {
        if (_entraIssuers.Count == 0) return false;
        try
        {
            return _entraIssuers.Contains(new JsonWebToken(token).Issuer, StringComparer.Ordinal);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
