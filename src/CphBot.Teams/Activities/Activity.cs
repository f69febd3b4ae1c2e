using System.Text.Json;
using System.Text.Json.Serialization;

namespace CphBot.Teams.Activities;

/// <summary>One thing that happened in Teams, as the channel sends it. Only the fields we use; the rest is kept in <see cref="Extra"/>.</summary>
public sealed record Activity
{
    /// <summary>message, messageUpdate, messageDelete, messageReaction, conversationUpdate, installationUpdate, invoke, event, typing, ….</summary>
    public string Type { get; init; } = "";

    /// <summary>Unique inside its conversation only; null in some events.</summary>
    public string? Id { get; init; }

    /// <summary>The name of an invoke or event.</summary>
    public string? Name { get; init; }

    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The sender's IANA time zone, if the client sent one.</summary>
    public string? LocalTimezone { get; init; }

    public string? Locale { get; init; }

    public string? ChannelId { get; init; }

    public string? ServiceUrl { get; init; }

    public ChannelAccount? From { get; init; }

    public ChannelAccount? Recipient { get; init; }

    public ConversationAccount? Conversation { get; init; }

    public TeamsChannelData? ChannelData { get; init; }

    public string? Text { get; init; }

    public string? TextFormat { get; init; }

    /// <summary>What a card's button carries, or an invoke's payload.</summary>
    public JsonElement? Value { get; init; }

    public string? ReplyToId { get; init; }

    /// <summary>add, remove, add-upgrade or remove-upgrade of an installationUpdate.</summary>
    public string? Action { get; init; }

    public IReadOnlyList<Entity> Entities { get; init; } = [];

    public IReadOnlyList<ActivityAttachment> Attachments { get; init; } = [];

    public IReadOnlyList<ChannelAccount> MembersAdded { get; init; } = [];

    public IReadOnlyList<ChannelAccount> MembersRemoved { get; init; } = [];

    /// <summary>The JSON it was read from; null for one that was made.</summary>
    [JsonIgnore] public string? Source { get; init; }

    /// <summary>Fields not listed above, and listed ones whose value was of another type than expected.</summary>
    [JsonExtensionData] public Dictionary<string, JsonElement>? Extra { get; set; }
}
