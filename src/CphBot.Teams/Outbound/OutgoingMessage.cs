using CphBot.Teams.Cards;

namespace CphBot.Teams.Outbound;

/// <summary>What the bot writes: text or a card, never both in one activity (Teams splits it and then returns no id).</summary>
public abstract record OutgoingMessage
{
    private OutgoingMessage()
    {
    }

    /// <param name="Card">Its <see cref="AdaptiveCard.FallbackText"/>, shortened, is also the activity's summary.</param>
    public sealed record WithCard(AdaptiveCard Card) : OutgoingMessage;

    /// <summary>An <see cref="AdaptiveCard"/> that is JSON already, and goes out as it is.</summary>
    /// <param name="FallbackText">The card's own.</param>
    public sealed record WithWrittenCard(WrittenCard Card, string FallbackText) : OutgoingMessage;

    /// <param name="Text">Teams markdown. Must contain the text of each mention.</param>
    public sealed record WithText(string Text, IReadOnlyList<Mention> Mentions) : OutgoingMessage;
}
