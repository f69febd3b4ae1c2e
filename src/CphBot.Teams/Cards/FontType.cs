using System.Text.Json.Serialization;

namespace CphBot.Teams.Cards;

[JsonConverter(typeof(CardEnumConverter<FontType>))]
public enum FontType
{
    Default,
    Monospace,
}
