using System.Text.Json.Serialization;

namespace CphBot.Teams.Cards;

[JsonConverter(typeof(CardEnumConverter<ActionStyle>))]
public enum ActionStyle
{
    Default,
    Positive,
    Destructive,
}
