using CphBot.Teams.Activities;

namespace CphBot.Teams.Outbound;

/// <summary>Posts and updates messages. Makes each request once (a 401 with a fresh token excepted): when to try again is the caller's.</summary>
public sealed class ConnectorClient
{
    /// <returns>The new message's id; null when Teams gave none.</returns>
    /// <exception cref="TeamsException">See its kind.</exception>
    public Task<string?> SendAsync(ConversationReference to, OutgoingMessage message, CancellationToken cancel) => throw new NotImplementedException();

    /// <summary>Replaces a message of the bot's own. May be repeated.</summary>
    public Task UpdateAsync(ConversationReference to, string activityId, OutgoingMessage message, CancellationToken cancel) => throw new NotImplementedException();
}
