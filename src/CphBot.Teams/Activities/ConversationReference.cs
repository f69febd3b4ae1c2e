namespace CphBot.Teams.Activities;

/// <summary>Where to write: enough to send and update later, without an activity at hand.</summary>
/// <param name="ConversationId">Without <c>;messageid=</c>.</param>
/// <param name="ThreadId">The root message of a channel thread; null outside channels, and for a new thread.</param>
/// <param name="BotId">28:… as the channel addresses the bot.</param>
public sealed record ConversationReference(string ServiceUrl, string ConversationId, string? ThreadId, string BotId, string? BotName, string? TenantId);
