using System.Text.Json.Serialization;

namespace CphBot.Teams.Activities;

/// <summary>Activities as JSON again. Reading is <see cref="ActivityReader"/>'s, since it forgives more than a serializer does.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Activity))]
internal sealed partial class ActivityJson : JsonSerializerContext;
