using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CphBot.Cloud.Json;

/// <summary>A number that may have a fraction, or be too large for an int, as the API sends it: 2, 2.0 or "2.0". Null for anything else.</summary>
internal sealed class LenientDecimal : JsonConverter<decimal?>
{
    public override bool HandleNull => true;

    public override decimal? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        decimal.TryParse(LenientText.Read(ref reader), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    public override void Write(Utf8JsonWriter writer, decimal? value, JsonSerializerOptions options)
    {
        if (value is { } number) writer.WriteNumberValue(number);
        else writer.WriteNullValue();
    }
}
