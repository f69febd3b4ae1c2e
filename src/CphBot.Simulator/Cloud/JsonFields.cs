using System.Globalization;
using System.Text.Json.Nodes;

namespace CphBot.Simulator.Cloud;

/// <summary>Reads the fields of a request's body; null is whatever is not of the type asked for.</summary>
internal static class JsonFields
{
    public static string? String(this JsonObject? body, string name) => body?[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    public static int? Int(this JsonObject? body, string name) => body?[name] is JsonValue value && value.TryGetValue(out int number) ? number : null;

    public static JsonObject? Object(this JsonObject? body, string name) => body?[name] as JsonObject;

    /// <summary>Null as well when one element is no string.</summary>
    public static string[]? Strings(this JsonObject? body, string name)
    {
        if (body?[name] is not JsonArray array) return null;

        string[] texts = [.. array.OfType<JsonValue>().Select(value => value.TryGetValue(out string? text) ? text : null).OfType<string>()];
        return texts.Length == array.Count ? texts : null;
    }

    /// <summary>Null as well when one element is no object.</summary>
    public static JsonObject[]? Objects(this JsonObject? body, string name)
    {
        if (body?[name] is not JsonArray array) return null;

        JsonObject[] objects = [.. array.OfType<JsonObject>()];
        return objects.Length == array.Count ? objects : null;
    }

    /// <summary>True when the field is there, whatever is in it.</summary>
    public static bool Has(this JsonObject? body, string name) => body?.ContainsKey(name) ?? false;

    public static int? Number(string? text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
