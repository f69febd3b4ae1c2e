using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CphBot.Cloud.Json;

/// <summary>
/// An instant as the API sends it: ISO with Z (nearly everywhere), <c>2021-02-18 11:48:40</c> without a zone (bandwidths, UTC by our reading),
/// or seconds or milliseconds since 1970 as a number or text. Null for anything else, and for what is no real date: the zero of the
/// vendor's language is the year 1.
/// </summary>
internal sealed class LenientTime : JsonConverter<DateTimeOffset?>
{
    // Seconds reach this in the year 5138, milliseconds passed it in 1973.
    private const long FirstMilliseconds = 100_000_000_000;
    private const long LastMilliseconds = 4_102_444_800_000;

    public override bool HandleNull => true;

    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Parse(LenientText.Read(ref reader));

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options)
    {
        if (value is { } time) writer.WriteStringValue(time);
        else writer.WriteNullValue();
    }

    public static DateTimeOffset? Parse(string? text)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return SinceEpoch(number);

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out var time) && time.Year >= 1970 ? time : null;
    }

    private static DateTimeOffset? SinceEpoch(decimal number) => number switch
    {
        <= 0 or > LastMilliseconds => null,
        < FirstMilliseconds => DateTimeOffset.FromUnixTimeSeconds((long)number),
        _ => DateTimeOffset.FromUnixTimeMilliseconds((long)number),
    };
}
