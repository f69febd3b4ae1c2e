using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CphBot.Teams.Cards;

namespace CphBot.Teams.Outbound;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(OutgoingActivity))]
[JsonSerializable(typeof(AdaptiveCard))]
[JsonSerializable(typeof(WrittenCard))]
internal sealed partial class OutgoingJson : JsonSerializerContext
{
    /// <summary>Escapes only what JSON demands: "\u4e91" for each Chinese character would count six times against Teams' limit of size.</summary>
    public static OutgoingJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
