using System.Text.Json;
using System.Text.Json.Serialization;

namespace CphBot.Cloud.Json;

/// <summary>
/// A list of objects. An item that is no object becomes null and keeps its place, so that one bad item does not lose the others and the
/// reader can count what it leaves out. Null when something else stands in the list's place.
/// </summary>
internal sealed class LenientList<T> : JsonConverter<IReadOnlyList<T?>?>
    where T : class
{
    public override bool HandleNull => true;

    public override IReadOnlyList<T?>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return null;
        }

        List<T?> items = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) items.Add(LenientObject<T>.ReadOne(ref reader, options));
        return items;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<T?>? value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Answers are only read.");
}
