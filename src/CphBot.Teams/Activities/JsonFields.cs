using System.Globalization;
using System.Text.Json;

namespace CphBot.Teams.Activities;

/// <summary>
/// The fields of one JSON object, taken one by one. A field of an unexpected type reads as missing; it and every field not taken stay in
/// <see cref="Rest"/>, so that what the channel sent is not lost.
/// </summary>
internal sealed class JsonFields
{
    private readonly Dictionary<string, JsonElement> _fields;

    public JsonFields(JsonElement source)
    {
        _fields = new Dictionary<string, JsonElement>(source.GetPropertyCount(), StringComparer.Ordinal);
        // Of duplicate names the last one counts, as in JavaScript.
        foreach (var field in source.EnumerateObject()) _fields[field.Name] = field.Value;
    }

    /// <summary>What nobody took; null when nothing is left.</summary>
    public Dictionary<string, JsonElement>? Rest => _fields.Count > 0 ? _fields : null;

    /// <summary>A string, or a number as it was written.</summary>
    public string? Text(string name) => Take(name, JsonValueKind.String, JsonValueKind.Number)?.ToString();

    public bool? Flag(string name) => Take(name, JsonValueKind.True, JsonValueKind.False)?.GetBoolean();

    /// <summary>An ISO 8601 time; one without an offset is UTC, as the protocol says.</summary>
    public DateTimeOffset? Time(string name)
    {
        if (!_fields.TryGetValue(name, out var value) || value.ValueKind != JsonValueKind.String) return null;
        if (!DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)) return null;
        _fields.Remove(name);
        return time;
    }

    /// <summary>Any value but null.</summary>
    public JsonElement? Any(string name) => Take(
        name, JsonValueKind.Object, JsonValueKind.Array, JsonValueKind.String, JsonValueKind.Number, JsonValueKind.True, JsonValueKind.False);

    public T? Object<T>(string name, Func<JsonFields, T> read)
        where T : class => Take(name, JsonValueKind.Object) is { } value ? read(new JsonFields(value)) : null;

    /// <summary>The objects of a list; items of another type are the only thing that gets lost.</summary>
    public IReadOnlyList<T> List<T>(string name, Func<JsonFields, T> read)
    {
        if (Take(name, JsonValueKind.Array) is not { } list) return [];
        return [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object).Select(item => read(new JsonFields(item)))];
    }

    private JsonElement? Take(string name, params ReadOnlySpan<JsonValueKind> kinds)
    {
        if (!_fields.TryGetValue(name, out var value) || !kinds.Contains(value.ValueKind)) return null;
        _fields.Remove(name);
        return value;
    }
}
