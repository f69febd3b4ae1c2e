using System.Text.Json.Serialization;

namespace CphBot.Teams.Cards;

/// <summary>An Adaptive Card 1.5, as Teams shows it. At most 25 KB as JSON by our own rule; Teams refuses an activity over 100 KB.</summary>
/// <param name="Actions">Teams shows at most 6; more only with <see cref="ActionMode.Secondary"/>.</param>
/// <param name="FallbackText">Says everything the card says; shown by hosts that cannot show the card.</param>
public sealed record AdaptiveCard(
    IReadOnlyList<CardElement> Body, IReadOnlyList<CardAction> Actions, string FallbackText, TeamsCardProperties? Msteams = null)
{
    [JsonPropertyName("type")] public string Type { get; } = "AdaptiveCard";

    [JsonPropertyName("$schema")] public string Schema { get; } = "http://adaptivecards.io/schemas/adaptive-card.json";

    public string Version { get; } = "1.5";
}
