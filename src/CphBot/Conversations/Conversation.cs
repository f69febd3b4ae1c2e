using CphBot.Teams.Activities;

namespace CphBot.Conversations;

/// <summary>A chat or channel that the bot is in, and how to write to it. Refreshed from authenticated activities only.</summary>
internal sealed record Conversation
{
    /// <summary>Without <c>;messageid=</c>.</summary>
    public required string Id { get; init; }

    public required string ServiceUrl { get; init; }

    public string? TenantId { get; init; }

    public ConversationKind Kind { get; init; }

    /// <summary>28:….</summary>
    public required string BotId { get; init; }

    public string? BotName { get; init; }

    public string? TeamId { get; init; }

    /// <summary>False once the bot was removed, or may not write any more.</summary>
    public bool Active { get; init; }

    public DateTimeOffset? WelcomedAt { get; init; }

    /// <summary>The number of its newest <see cref="ConversationOwner"/>.</summary>
    public long Owner { get; init; }

    /// <summary>With what only the row tells, where this does not say it.</summary>
    public Conversation Beside(Conversation row) => this with { BotName = BotName ?? row.BotName, TeamId = TeamId ?? row.TeamId, WelcomedAt = row.WelcomedAt, Owner = row.Owner };

    public ConversationReference Reference(string? threadId) => new(ServiceUrl, Id, threadId, BotId, BotName, TenantId);
}
