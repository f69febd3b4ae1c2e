using Microsoft.Identity.Client;

namespace CphBot.Teams.Outbound;

/// <summary>Gives MSAL our client for its requests, so that they share our handlers and, in tests, our answers.</summary>
internal sealed class TokenHttp(IHttpClientFactory clients) : IMsalHttpClientFactory
{
    public const string ClientName = "teams-tokens";

    public HttpClient GetHttpClient() => clients.CreateClient(ClientName);
}
