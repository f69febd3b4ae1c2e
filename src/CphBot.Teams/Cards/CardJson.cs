using System.Text.Json.Serialization;

namespace CphBot.Teams.Cards;

/// <summary>Cards as JSON, by source generation.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AdaptiveCard))]
[JsonSerializable(typeof(Dictionary<string, string>))]
public sealed partial class CardJson : JsonSerializerContext;
