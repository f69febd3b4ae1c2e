using Microsoft.Identity.Client;

namespace CphBot.Teams.Outbound;

/// <summary>
/// Asks MSAL on every send: it keeps the token and renews it in time. One per process, since MSAL's memory lives in its application object.
/// </summary>
/// <param name="acquire">One of <see cref="EntraApplications"/>; the argument says whether to pass over the remembered token.</param>
internal sealed class EntraTokenSource(Func<bool, CancellationToken, Task<AuthenticationResult>> acquire) : BotTokenSource, IDisposable
{
    private readonly SemaphoreSlim _renewing = new(1);

    public override async Task<string?> GetAsync(string? refused, CancellationToken cancel)
    {
        try
        {
            var token = await AcquireAsync(renew: false, cancel);
            return token == refused ? await RenewAsync(refused, cancel) : token;
        }
        catch (MsalException e)
        {
            throw EntraErrors.ToTeams(e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or UnauthorizedAccessException)
        {
            throw new TeamsException(TeamsErrorKind.NotSent, "No token for Teams: its issuer, or the federated token file, cannot be reached.", e);
        }
    }

    public void Dispose() => _renewing.Dispose();

    // Many sends may be refused at once; the first one renews, and the others find the new token remembered.
    private async Task<string> RenewAsync(string refused, CancellationToken cancel)
    {
        await _renewing.WaitAsync(cancel);
        try
        {
            var token = await AcquireAsync(renew: false, cancel);
            return token == refused ? await AcquireAsync(renew: true, cancel) : token;
        }
        finally
        {
            _renewing.Release();
        }
    }

    private async Task<string> AcquireAsync(bool renew, CancellationToken cancel) => (await acquire(renew, cancel)).AccessToken;
}
