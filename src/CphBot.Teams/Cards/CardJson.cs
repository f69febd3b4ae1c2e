using System.Text.Json.Serialization;

namespace CphBot.Teams.Cards;

/// <summary>Cards as JSON, by source generation.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(AdaptiveCard))]
public sealed partial class CardJson : JsonSerializerContext;
