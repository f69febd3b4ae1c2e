using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;

namespace CphBot.Teams.Inbound;

/// <summary>Finds out whose token came with a request.</summary>
internal sealed class CallerTokens(TeamsOptions options, KnownTokens known, IOptionsMonitor<JwtBearerOptions> schemes)
{
    private readonly IReadOnlyCollection<string> _entraIssuers = options.EntraCallers.Count > 0 ? new EntraRules(options).Issuers : [];

    /// <returns>The caller, or why there is none.</returns>
    public async Task<(CallerToken? Caller, RefusalReason? Refusal)> AuthenticateAsync(HttpContext http)
    {
        var header = http.Request.Headers.Authorization.ToString();
        if (string.IsNullOrWhiteSpace(header)) return (null, RefusalReason.NoToken);
        if (header.Split(' ') is not [var scheme, { Length: > 0 } token]) return (null, RefusalReason.BadToken);
        if (!scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)) return (null, RefusalReason.BadToken);

        var rules = IsEntras(token) ? TokenSchemes.Entra : TokenSchemes.BotFramework;
        if (await known.FindAsync(token, () => PublishedAsync(rules, http.RequestAborted)) is { } caller) return (caller, null);

        var result = await http.AuthenticateAsync(rules);
        if (!result.Succeeded || result.Properties.GetParameter<VerifiedToken>(TokenSchemes.Verified) is not { } verified) return (null, RefusalReason.BadToken);
        known.Remember(token, verified);
        return (verified.Caller, null);
    }

    /// <summary>The same object until other keys are fetched, which this also does when it is time.</summary>
    private async Task<object> PublishedAsync(string rules, CancellationToken cancel) =>
        await schemes.Get(rules).ConfigurationManager!.GetConfigurationAsync(cancel);

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
