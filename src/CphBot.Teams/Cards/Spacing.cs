using System.Text.Json.Serialization;

namespace CphBot.Teams.Cards;

[JsonConverter(typeof(CardEnumConverter<Spacing>))]
public enum Spacing
{
    None,
    Small,
    Default,
    Medium,
    Large,
    ExtraLarge,
    Padding,
}
