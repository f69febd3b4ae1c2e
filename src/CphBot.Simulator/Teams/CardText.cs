using System.Text.Json;

namespace CphBot.Simulator.Teams;

/// <summary>Reads cards without knowing who made them.</summary>
internal static class CardText
{
    private const string CardType = "application/vnd.microsoft.card.adaptive";

    /// <summary>The first Adaptive Card attached, or null.</summary>
    public static JsonElement? CardOf(JsonElement activity)
    {
        if (Property(activity, "attachments") is not { ValueKind: JsonValueKind.Array } attachments) return null;

        foreach (var attachment in attachments.EnumerateArray())
        {
            if (Text(attachment, "contentType") is CardType && Property(attachment, "content") is { ValueKind: JsonValueKind.Object } card) return card;
        }

        return null;
    }

    /// <summary>What a client shows that cannot show the card: its fallback text, else the words of its text blocks.</summary>
    public static string Of(JsonElement activity) =>
        CardOf(activity) is not { } card ? Text(activity, "text") ?? ""
        : Text(card, "fallbackText") is { Length: > 0 } fallback ? fallback
        : string.Join('\n', Elements(card).Where(element => Text(element, "type") is "TextBlock").Select(element => Text(element, "text")));

    /// <summary>The buttons that send something, in order, wherever they stand in the card.</summary>
    public static IReadOnlyList<CardButton> ButtonsOf(JsonElement activity) =>
        CardOf(activity) is not { } card
            ? []
            : [.. Elements(card)
                .Where(element => Text(element, "type") is "Action.Submit" or "Action.Execute" && Property(element, "data") is not null)
                .Select(element => new CardButton(Text(element, "title") ?? "", Property(element, "data")!.Value))];

    internal static string? Text(JsonElement element, string name) =>
        Property(element, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    internal static JsonElement? Property(JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    /// <summary>Every object inside the card that has a type, in the order of reading.</summary>
    private static IEnumerable<JsonElement> Elements(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Array => node.EnumerateArray().SelectMany(Elements),
        JsonValueKind.Object => (Text(node, "type") is null ? [] : new[] { node })
            .Concat(node.EnumerateObject().Where(property => property.Name is not "data" and not "msteams").SelectMany(property => Elements(property.Value))),
        _ => [],
    };
}
