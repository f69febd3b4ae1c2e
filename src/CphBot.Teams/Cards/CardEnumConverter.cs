using System.Text.Json;
using System.Text.Json.Serialization;

namespace CphBot.Teams.Cards;

/// <summary>Values as the official schema lists them: <c>extraLarge</c>.</summary>
public sealed class CardEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
