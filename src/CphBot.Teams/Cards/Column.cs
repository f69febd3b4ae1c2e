using System.Text.Json.Serialization;

namespace CphBot.Teams.Cards;

/// <param name="Width">"auto", "stretch", a weight or "40px".</param>
public sealed record Column(IReadOnlyList<CardElement> Items, string Width = "stretch")
{
    [JsonPropertyName("type")] public string Type { get; } = "Column";

    public VerticalAlignment? VerticalContentAlignment { get; init; }
}
