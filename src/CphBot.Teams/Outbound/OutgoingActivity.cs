using System.Text.Json.Serialization;
using CphBot.Teams.Activities;
using CphBot.Teams.Cards;

namespace CphBot.Teams.Outbound;

/// <summary>An activity as the connector takes it.</summary>
internal sealed record OutgoingActivity(OutgoingAccount From, OutgoingConversation Conversation)
{
    private const int SummaryLength = 200;

    [JsonPropertyName("type")] public string Type { get; } = "message";

    /// <summary>Of an update: the message that is replaced.</summary>
    public string? Id { get; init; }

    public string? Text { get; init; }

    public string? TextFormat { get; init; }

    /// <summary>What a notification shows in place of a card.</summary>
    public string? Summary { get; init; }

    public IReadOnlyList<OutgoingAttachment>? Attachments { get; init; }

    public IReadOnlyList<OutgoingMention>? Entities { get; init; }

    public static OutgoingActivity Of(ConversationReference to, OutgoingMessage message, string? id)
    {
        var activity = new OutgoingActivity(
            new(to.BotId, to.BotName), new(ConversationIds.Join(to.ConversationId, to.ThreadId), to.TenantId))
        { Id = id };
        return message switch
        {
            OutgoingMessage.WithCard card => activity with { Summary = Shorten(card.Card.FallbackText), Attachments = [new(card.Card)] },
            OutgoingMessage.WithWrittenCard card => activity with { Summary = Shorten(card.FallbackText), Attachments = [new(card.Card)] },
            OutgoingMessage.WithText text => activity with
            {
                Text = text.Text,
                TextFormat = "markdown",
                Entities = text.Mentions.Count == 0
                    ? null
                    : [.. text.Mentions.Select(mention => new OutgoingMention(mention.Text, new(mention.Id, mention.Name)))],
            },
            _ => throw new ArgumentOutOfRangeException(nameof(message), message, "Not a kind of message."),
        };
    }

    // The first line of a card's text form says what the card is about.
    private static string Shorten(string fallbackText)
    {
        var line = fallbackText.AsSpan().Trim();
        if (line.IndexOfAny('\r', '\n') is var end and >= 0) line = line[..end].TrimEnd();
        if (line.Length <= SummaryLength) return line.ToString();
        var cut = SummaryLength - 1;
        if (char.IsHighSurrogate(line[cut - 1])) cut--;
        return $"{line[..cut]}…";
    }
}

/// <param name="Id">28:… of a bot, 29:… or an Entra object id of a person.</param>
internal sealed record OutgoingAccount(string Id, string? Name);

internal sealed record OutgoingConversation(string Id, string? TenantId);

/// <param name="Content">An <see cref="AdaptiveCard"/>, or a <see cref="WrittenCard"/>.</param>
internal sealed record OutgoingAttachment(object Content)
{
    public string ContentType { get; } = "application/vnd.microsoft.card.adaptive";
}

internal sealed record OutgoingMention(string Text, OutgoingAccount Mentioned)
{
    [JsonPropertyName("type")] public string Type { get; } = "mention";
}
