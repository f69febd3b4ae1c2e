using System.Text.Json.Serialization;

namespace CphBot.Teams.Cards;

[JsonConverter(typeof(CardEnumConverter<HorizontalAlignment>))]
public enum HorizontalAlignment
{
    Left,
    Center,
    Right,
}
