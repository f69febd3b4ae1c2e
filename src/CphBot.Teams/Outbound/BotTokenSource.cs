namespace CphBot.Teams.Outbound;

/// <summary>The token with which the bot writes to Teams: Entra's (<see cref="EntraTokenSource"/>), or none on a developer's machine.</summary>
internal abstract class BotTokenSource
{
    /// <param name="refused">A token that Teams just refused: another one is wanted. Null: whatever is valid.</param>
    /// <returns>Null: send without.</returns>
    /// <exception cref="TeamsException">Nothing has been sent: <see cref="TeamsErrorKind.Denied"/> or <see cref="TeamsErrorKind.NotSent"/>.</exception>
    public abstract Task<string?> GetAsync(string? refused, CancellationToken cancel);

    /// <summary>With Teams:Anonymous.</summary>
    internal sealed class None : BotTokenSource
    {
        public override Task<string?> GetAsync(string? refused, CancellationToken cancel) => Task.FromResult<string?>(null);
    }
}
