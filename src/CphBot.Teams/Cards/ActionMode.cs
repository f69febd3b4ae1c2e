using System.Text.Json.Serialization;

namespace CphBot.Teams.Cards;

/// <summary>Secondary actions are behind the "…" of a card.</summary>
[JsonConverter(typeof(CardEnumConverter<ActionMode>))]
public enum ActionMode
{
    Primary,
    Secondary,
}
