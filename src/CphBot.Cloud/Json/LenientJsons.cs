using System.Text.Json;
using System.Text.Json.Serialization;

namespace CphBot.Cloud.Json;

/// <summary>A list whose items may be anything: texts as they are, everything else as JSON text. Null when something else stands in the list's place.</summary>
internal sealed class LenientJsons : JsonConverter<IReadOnlyList<string>?>
{
    private static readonly LenientJson Item = new();

    public override bool HandleNull => true;

    public override IReadOnlyList<string>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return null;
        }

        List<string> items = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (Item.Read(ref reader, typeof(string), options) is { } text) items.Add(text);
        }

        return items;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<string>? value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Answers are only read.");
}
