using System.Text.Json;
using System.Text.Json.Serialization;

namespace CphBot.Teams.Outbound;

/// <summary>A card as it was written once: not read into objects, and not checked, again.</summary>
/// <param name="Utf8">JSON.</param>
[JsonConverter(typeof(WrittenCardConverter))]
public sealed record WrittenCard(ReadOnlyMemory<byte> Utf8);

internal sealed class WrittenCardConverter : JsonConverter<WrittenCard>
{
    public override WrittenCard Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, WrittenCard value, JsonSerializerOptions options) => writer.WriteRawValue(value.Utf8.Span, skipInputValidation: true);
}
