using System.Text.Json.Serialization;

namespace CphBot.Teams.Cards;

[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(SubmitAction), "Action.Submit")]
[JsonDerivedType(typeof(OpenUrlAction), "Action.OpenUrl")]
public abstract record CardAction(string Title)
{
    public ActionStyle? Style { get; init; }

    public ActionMode? Mode { get; init; }

    /// <summary>Shown on hover, and read out.</summary>
    public string? Tooltip { get; init; }
}
