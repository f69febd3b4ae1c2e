using System.Text.Json.Serialization;

namespace CphBot.Teams.Cards;

/// <summary>A mention inside a card. Rendered in TextBlock and FactSet values only.</summary>
/// <param name="Text">Exactly what stands in the card: <c>&lt;at&gt;Lee&lt;/at&gt;</c>.</param>
public sealed record CardMention(string Text, CardMentioned Mentioned)
{
    [JsonPropertyName("type")] public string Type { get; } = "mention";
}
