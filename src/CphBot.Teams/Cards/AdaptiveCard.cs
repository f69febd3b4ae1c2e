using System.Text.Json;
using System.Text.Json.Serialization;

namespace CphBot.Teams.Cards;

/// <summary>An Adaptive Card 1.5, as Teams shows it.</summary>
/// <param name="FallbackText">Says everything the card says; shown by hosts that cannot show the card.</param>
public sealed record AdaptiveCard(
    IReadOnlyList<CardElement> Body, IReadOnlyList<CardAction> Actions, string FallbackText, TeamsCardProperties? Msteams = null)
{
    [JsonPropertyName("type")] public string Type { get; } = "AdaptiveCard";

    [JsonPropertyName("$schema")] public string Schema { get; } = "http://adaptivecards.io/schemas/adaptive-card.json";

    public string Version { get; } = "1.5";
}

/// <param name="Width">"Full", or null for Teams' own width.</param>
public sealed record TeamsCardProperties(string? Width = null, IReadOnlyList<CardMention>? Entities = null);

/// <summary>A mention inside a card. Rendered in TextBlock and FactSet values only.</summary>
public sealed record CardMention(string Text, CardMentioned Mentioned)
{
    [JsonPropertyName("type")] public string Type { get; } = "mention";
}

public sealed record CardMentioned(string Id, string Name);

/// <summary>Every element may stand apart from the one before it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TextBlock), "TextBlock")]
[JsonDerivedType(typeof(FactSet), "FactSet")]
[JsonDerivedType(typeof(Container), "Container")]
[JsonDerivedType(typeof(ColumnSet), "ColumnSet")]
[JsonDerivedType(typeof(ActionSet), "ActionSet")]
public abstract record CardElement
{
    public bool? Separator { get; init; }

    public Spacing? Spacing { get; init; }
}

/// <param name="Text">Teams markdown: user data must be escaped.</param>
public sealed record TextBlock(string Text) : CardElement
{
    public TextSize? Size { get; init; }

    public TextWeight? Weight { get; init; }

    public TextColor? Color { get; init; }

    public bool? IsSubtle { get; init; }

    public bool Wrap { get; init; } = true;

    public TextBlockStyle? Style { get; init; }

    public FontType? FontType { get; init; }
}

public sealed record FactSet(IReadOnlyList<Fact> Facts) : CardElement;

public sealed record Fact(string Title, string Value);

public sealed record Container(IReadOnlyList<CardElement> Items) : CardElement
{
    public ContainerStyle? Style { get; init; }

    public bool? Bleed { get; init; }
}

/// <summary>Two or three columns at most: phones are narrow.</summary>
public sealed record ColumnSet(IReadOnlyList<Column> Columns) : CardElement;

/// <param name="Width">"auto", "stretch", a weight or "40px".</param>
public sealed record Column(IReadOnlyList<CardElement> Items, string Width = "stretch")
{
    [JsonPropertyName("type")] public string Type { get; } = "Column";

    public VerticalAlignment? VerticalContentAlignment { get; init; }
}

public sealed record ActionSet(IReadOnlyList<CardAction> Actions) : CardElement;

[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(SubmitAction), "Action.Submit")]
[JsonDerivedType(typeof(OpenUrlAction), "Action.OpenUrl")]
public abstract record CardAction(string Title)
{
    public ActionStyle? Style { get; init; }

    public ActionMode? Mode { get; init; }
}

/// <param name="Data">Comes back as the <c>value</c> of a message.</param>
public sealed record SubmitAction(string Title, JsonElement Data) : CardAction(Title);

public sealed record OpenUrlAction(string Title, string Url) : CardAction(Title);

public enum Spacing { None, Small, Default, Medium, Large, ExtraLarge, Padding }

public enum TextSize { Small, Default, Medium, Large, ExtraLarge }

public enum TextWeight { Lighter, Default, Bolder }

public enum TextColor { Default, Dark, Light, Accent, Good, Warning, Attention }

public enum TextBlockStyle { Default, Heading, ColumnHeader }

public enum FontType { Default, Monospace }

public enum ContainerStyle { Default, Emphasis, Good, Attention, Warning, Accent }

public enum VerticalAlignment { Top, Center, Bottom }

public enum ActionStyle { Default, Positive, Destructive }

public enum ActionMode { Primary, Secondary }
