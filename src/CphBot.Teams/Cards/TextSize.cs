using System.Text.Json.Serialization;

namespace CphBot.Teams.Cards;

[JsonConverter(typeof(CardEnumConverter<TextSize>))]
public enum TextSize
{
    Small,
    Default,
    Medium,
    Large,
    ExtraLarge,
}
