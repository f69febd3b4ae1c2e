using System.Text.Json.Serialization;

namespace CphBot.Teams.Cards;

/// <summary>By meaning only, and never the only sign of it.</summary>
[JsonConverter(typeof(CardEnumConverter<TextColor>))]
public enum TextColor
{
    Default,
    Dark,
    Light,
    Accent,
    Good,
    Warning,
    Attention,
}
