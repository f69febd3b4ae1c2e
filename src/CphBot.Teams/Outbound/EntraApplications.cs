using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;

namespace CphBot.Teams.Outbound;

/// <summary>MSAL's application objects for the four credentials a bot can have.</summary>
internal static class EntraApplications
{
    /// <summary>What the connector's tokens are for.</summary>
    public const string BotFramework = "https://api.botframework.com";

    private const string PublicCloud = "login.microsoftonline.com";

    /// <param name="resource">What the tokens are for, without a slash at the end.</param>
    public static Func<bool, CancellationToken, Task<AuthenticationResult>> Create(TeamsOptions options, IMsalHttpClientFactory http, string resource = BotFramework) =>
        options.ManagedIdentityClientId is { Length: > 0 } identity ? ManagedIdentity(identity, http, resource) : Registration(options, http, resource);

    private static Func<bool, CancellationToken, Task<AuthenticationResult>> ManagedIdentity(string clientId, IMsalHttpClientFactory http, string resource)
    {
        var application = ManagedIdentityApplicationBuilder.Create(ManagedIdentityId.WithUserAssignedClientId(clientId))
            .WithHttpClientFactory(http, retryOnceOn5xx: false).Build();
        return (renew, cancel) => application.AcquireTokenForManagedIdentity(resource).WithForceRefresh(renew).ExecuteAsync(cancel);
    }

    private static Func<bool, CancellationToken, Task<AuthenticationResult>> Registration(TeamsOptions options, IMsalHttpClientFactory http, string resource)
    {
        // Instance discovery asks the public cloud whether an authority is real; it cannot know another one, and may be out of reach.
        var builder = ConfidentialClientApplicationBuilder.Create(options.AppId)
            .WithAuthority(new Uri(options.Authority, options.TenantId).ToString(), validateAuthority: false)
            .WithInstanceDiscovery(string.Equals(options.Authority.Host, PublicCloud, StringComparison.OrdinalIgnoreCase))
            .WithLegacyCacheCompatibility(false)
            .WithHttpClientFactory(http, retryOnceOn5xx: false);
        var application = WithCredential(builder, options).Build();
        return (renew, cancel) => application.AcquireTokenForClient([$"{resource}/.default"]).WithForceRefresh(renew).ExecuteAsync(cancel);
    }

    private static ConfidentialClientApplicationBuilder WithCredential(ConfidentialClientApplicationBuilder builder, TeamsOptions options) => options switch
    {
        { ClientSecret.Length: > 0 } => builder.WithClientSecret(options.ClientSecret),

        // sendX5C: Entra trusts the issuer and subject name, so that a renewed certificate needs no change of the registration.
        { CertificatePath.Length: > 0 } => builder.WithCertificate(BotCertificate.Load(options.CertificatePath), sendX5C: true),
        { FederatedTokenFile: { Length: > 0 } path } => builder.WithClientAssertion(
            async (AssertionRequestOptions request) => (await File.ReadAllTextAsync(path, request.CancellationToken)).Trim()),
        _ => throw new InvalidOperationException("No credential; the options are validated at start."),
    };
}
