using System.Text.Encodings.Web;
using System.Text.Json;

namespace CphBot.Commands.Phones;

/// <summary>Properties as people type them. JSON is taken as it is; <c>a=1, b=2</c> becomes JSON.</summary>
internal static class PropertyWords
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string ToJson(string typed)
    {
        if (typed.TrimStart().StartsWith('{')) return typed.Trim();
        var pairs = typed.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2, StringSplitOptions.TrimEntries)).ToList();
        // Whoever checks it says in words that this is none.
        if (pairs.Count == 0 || pairs.Any(pair => pair is not [{ Length: > 0 }, _])) return typed;
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            foreach (var pair in pairs) json.WriteString(pair[0], pair[1]);
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>Which properties, without what they are set to: that may say who a phone belongs to.</summary>
    public static string Names(string typed)
    {
        try
        {
            using var json = JsonDocument.Parse(ToJson(typed));
            return json.RootElement.ValueKind == JsonValueKind.Object ? string.Join(", ", json.RootElement.EnumerateObject().Select(property => $"{property.Name}=…")) : "…";
        }
        catch (JsonException)
        {
            return "…";
        }
    }
}
