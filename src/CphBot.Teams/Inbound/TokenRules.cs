using System.Text.Json;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CphBot.Teams.Inbound;

/// <summary>What a token must satisfy in itself. The Bot Framework's rules, and those of Entra for callers that are listed.</summary>
internal sealed class TokenRules(IOptions<TeamsOptions> teams, TimeProvider time) : IConfigureNamedOptions<JwtBearerOptions>
{
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    public void Configure(JwtBearerOptions options) => Configure(Options.DefaultName, options);

    public void Configure(string? name, JwtBearerOptions options)
    {
        if (name == TokenSchemes.BotFramework) BotFramework(options, teams.Value);
        else if (name == TokenSchemes.Entra) Entra(options, teams.Value);
    }

    private void BotFramework(JwtBearerOptions options, TeamsOptions settings)
    {
        Common(options, settings.OpenIdMetadataUrl, [settings.Issuer], [settings.AppId ?? ""]);
        options.Events.OnTokenValidated = async context =>
        {
            var token = (JsonWebToken)context.SecurityToken;
            var (keys, key) = await KeyAsync(context, token);
            Verified(context, new CallerToken(TokenIssuer.BotFramework, Single(token, "serviceurl"), Endorsements(key)), keys, token);
        };
    }

    private void Entra(JwtBearerOptions options, TeamsOptions settings)
    {
        var rules = new EntraRules(settings);
        Common(options, rules.MetadataUrl, rules.Issuers, rules.Audiences);
        options.Events.OnTokenValidated = async context =>
        {
            var token = (JsonWebToken)context.SecurityToken;
            var (keys, key) = await KeyAsync(context, token);
            if (rules.Problem(token, key) is { } problem) context.Fail(problem);
            else Verified(context, new CallerToken(TokenIssuer.Entra, Single(token, "serviceurl"), []), keys, token);
        };
    }

    private void Common(JwtBearerOptions options, Uri metadata, IReadOnlyCollection<string> issuers, IReadOnlyCollection<string> audiences)
    {
        options.MetadataAddress = metadata.ToString();
        options.RequireHttpsMetadata = metadata.Scheme == Uri.UriSchemeHttps;
        options.BackchannelTimeout = TimeSpan.FromSeconds(5);
        options.MapInboundClaims = false;
        options.IncludeErrorDetails = false;

        // Whatever goes wrong, a token that could not be verified is a refused one: an exception would be a 500, which Teams repeats.
        options.Events = new JwtBearerEvents { OnAuthenticationFailed = context => { context.Fail(context.Exception); return Task.CompletedTask; } };
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            TryAllIssuerSigningKeys = false,
            ValidateIssuerSigningKey = true,
            ValidIssuers = issuers,

            // Exact, and nothing else: by default the issuer that the metadata names would do as well.
            IssuerValidator = (issuer, _, _) => issuers.Contains(issuer, StringComparer.Ordinal)
                ? issuer
                : throw new SecurityTokenInvalidIssuerException("Issuer."),

            // For us alone: whoever else such a token is for could use it against us.
            AudienceValidator = (found, _, _) => found.ToList() is [var only] && audiences.Contains(only, StringComparer.Ordinal),
            RequireExpirationTime = true,
            LifetimeValidator = (notBefore, expires, _, _) => IsTime(time.GetUtcNow(), notBefore, expires),
        };
    }

    /// <summary>Within the token's life, give or take what clocks differ by.</summary>
    internal static bool IsTime(DateTimeOffset instant, DateTime? notBefore, DateTime? expires)
    {
        var now = instant.UtcDateTime;
        return expires > now - Skew && (notBefore is null || notBefore <= now + Skew);
    }

    private static void Verified(TokenValidatedContext context, CallerToken caller, object? keys, JsonWebToken token) =>
        context.Properties.SetParameter(TokenSchemes.Verified, new VerifiedToken(caller, keys, token.ValidFrom, token.ValidTo));

    /// <summary>The key as its issuer published it, with what is not standard about it, and all that is published; both null when it is not there.</summary>
    private static async Task<(object? Keys, JsonWebKey? Key)> KeyAsync(TokenValidatedContext context, JsonWebToken token)
    {
        var published = await context.Options.ConfigurationManager!.GetConfigurationAsync(context.HttpContext.RequestAborted);
        var found = published.JsonWebKeySet?.Keys.FirstOrDefault(key => string.Equals(key.Kid, token.Kid, StringComparison.Ordinal));
        return (found is null ? null : published, found);
    }

    private static List<string> Endorsements(JsonWebKey? key) =>
        key?.AdditionalData.TryGetValue("endorsements", out var value) == true && value is JsonElement { ValueKind: JsonValueKind.Array } channels
            ? [.. channels.EnumerateArray().Where(channel => channel.ValueKind == JsonValueKind.String).Select(channel => channel.GetString()!)]
            : [];

    private static string? Single(JsonWebToken token, string claim) =>
        token.Claims.Where(found => found.Type == claim).ToList() is [var only] ? only.Value : null;
}
