using System.Text.Json;
using System.Text.Json.Serialization;

namespace CphBot.Cloud.Json;

/// <summary>JSON text, whether it stands there as an object or as JSON inside a text: extend_spec is the one for servers, the other for phones.</summary>
internal sealed class LenientJson : JsonConverter<string?>
{
    public override bool HandleNull => true;

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray)) return LenientText.Read(ref reader);
        using var document = JsonDocument.ParseValue(ref reader);
        return document.RootElement.GetRawText();
    }

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Answers are only read.");
}
