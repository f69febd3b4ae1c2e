using Microsoft.Identity.Client;

namespace CphBot.Teams.Outbound;

/// <summary>
/// Asks MSAL, which keeps the token and renews it in time; and remembers its answer for a while, since MSAL takes a good part of a send's time to find it again.
/// One per process, since MSAL's memory lives in its application object.
/// </summary>
/// <param name="acquire">One of <see cref="EntraApplications"/>; the argument says whether to pass over the remembered token.</param>
internal sealed class EntraTokenSource(Func<bool, CancellationToken, Task<AuthenticationResult>> acquire, TimeProvider time) : BotTokenSource, IDisposable
{
    /// <summary>How long MSAL is not asked again. Short beside the five minutes before the end in which it gives a token to nobody.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _renewing = new(1);
    private volatile Remembered? _remembered;

    public override async Task<string?> GetAsync(string? refused, CancellationToken cancel)
    {
        if (_remembered is { } remembered && remembered.Token != refused && time.GetElapsedTime(remembered.Since) < Memory) return remembered.Token;
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

    private async Task<string> AcquireAsync(bool renew, CancellationToken cancel)
    {
        var since = time.GetTimestamp();
        var token = (await acquire(renew, cancel)).AccessToken;
        _remembered = new Remembered(token, since);
        return token;
    }

    private sealed record Remembered(string Token, long Since);
}
