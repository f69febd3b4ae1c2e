using CphBot.Teams.Outbound;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CphBot.Teams;

/// <summary>Stops the start with one line per bad key, which names the key and what is allowed; a value is never repeated, it may be a secret.</summary>
internal sealed class TeamsOptionsValidation(IHostEnvironment environment) : IValidateOptions<TeamsOptions>
{
    private const string Credentials = "Teams:ClientSecret, Teams:CertificatePath, Teams:ManagedIdentityClientId, Teams:FederatedTokenFile";

    public ValidateOptionsResult Validate(string? name, TeamsOptions options)
    {
        var problems = (options.Anonymous ? AnonymousProblems(options) : RegistrationProblems(options))
            .Concat(UrlProblems(options)).Concat(ListProblems(options)).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    // A switch for a developer's machine that is left on must not open a real bot to the world, so it excludes everything real.
    private IEnumerable<string> AnonymousProblems(TeamsOptions options)
    {
        if (!environment.IsDevelopment()) yield return "Teams:Anonymous: allowed only in the environment Development.";
        if (!string.IsNullOrEmpty(options.AppId)) yield return "Teams:Anonymous: not together with Teams:AppId; a registered bot checks who calls.";
        if (GivenCredentials(options) > 0) yield return $"Teams:Anonymous: not together with a credential ({Credentials}).";
        if (options.EntraCallers.Count > 0) yield return "Teams:Anonymous: not together with Teams:EntraCallers.";
    }

    private static IEnumerable<string> RegistrationProblems(TeamsOptions options)
    {
        if (!IsGuid(options.AppId)) yield return "Teams:AppId: the bot's registration, a GUID; may be left out only with Teams:Anonymous.";
        if (string.IsNullOrWhiteSpace(options.TenantId)) yield return "Teams:TenantId: the tenant of the registration, a GUID.";
        else if (!IsGuid(options.TenantId) && options.AllowedTenants.Count == 0)
        {
            yield return "Teams:TenantId: a GUID, unless Teams:AllowedTenants says whose people may talk to the bot.";
        }

        if (GivenCredentials(options) != 1) yield return $"Teams: exactly one of {Credentials}.";
        if (!string.IsNullOrEmpty(options.ManagedIdentityClientId) && !IsGuid(options.ManagedIdentityClientId))
        {
            yield return "Teams:ManagedIdentityClientId: the client id of a user-assigned managed identity, a GUID.";
        }

        if (!string.IsNullOrEmpty(options.FederatedTokenFile) && !File.Exists(options.FederatedTokenFile))
        {
            yield return "Teams:FederatedTokenFile: the path of an existing file.";
        }

        if (!string.IsNullOrEmpty(options.CertificatePath) && !BotCertificate.CanLoad(options.CertificatePath))
        {
            yield return "Teams:CertificatePath: a readable .pfx without password, or a .pem, with certificate and private key.";
        }
    }

    private static IEnumerable<string> UrlProblems(TeamsOptions options)
    {
        if (options.Authority is not { IsAbsoluteUri: true, Scheme: "https" }) yield return "Teams:Authority: an https:// URL.";
        if (options.OpenIdMetadataUrl is not ({ IsAbsoluteUri: true, Scheme: "https" } or { IsAbsoluteUri: true, Scheme: "http", IsLoopback: true }))
        {
            yield return "Teams:OpenIdMetadataUrl: an https:// URL; http:// for loopback only.";
        }

        if (!Uri.TryCreate(options.Issuer, UriKind.Absolute, out _)) yield return "Teams:Issuer: the issuer of the channel's tokens, a URL.";
    }

    private static IEnumerable<string> ListProblems(TeamsOptions options)
    {
        if (!options.AllowedTenants.All(IsGuid)) yield return "Teams:AllowedTenants: Entra tenant ids, GUIDs.";
        if (!options.EntraCallers.All(IsGuid)) yield return "Teams:EntraCallers: app ids, GUIDs.";
        if (options.EntraCallers.Count > 0 && !IsGuid(options.TenantId))
        {
            yield return "Teams:EntraCallers: only with a Teams:TenantId that is a GUID.";
        }

        if (!options.AllowedServiceHosts.All(IsHost)) yield return "Teams:AllowedServiceHosts: host or host:port, without scheme, path or wildcard.";
    }

    private static int GivenCredentials(TeamsOptions options) =>
        new[] { options.ClientSecret, options.CertificatePath, options.ManagedIdentityClientId, options.FederatedTokenFile }
            .Count(value => !string.IsNullOrEmpty(value));

    private static bool IsGuid(string? value) => Guid.TryParseExact(value, "D", out _);

    private static bool IsHost(string value) =>
        Uri.TryCreate($"https://{value}", UriKind.Absolute, out var url)
        && value.Equals(value.EndsWith(":443", StringComparison.Ordinal) ? $"{url.Host}:443" : url.Authority, StringComparison.OrdinalIgnoreCase)
        && Uri.CheckHostName(url.Host) is UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6;
}
