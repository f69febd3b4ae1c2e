using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CphBot.Simulator.Cloud.Phones;

/// <summary>The properties of a phone as the service takes them: JSON inside a string, of at most 2,048 bytes.</summary>
internal static class PropertyText
{
    private const int MaxBytes = 2048;

    /// <summary>Null when it is no JSON object of plain values.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>>? Read(string? text)
    {
        if (string.IsNullOrEmpty(text) || Encoding.UTF8.GetByteCount(text) > MaxBytes) return null;

        try
        {
            return JsonNode.Parse(text) is JsonObject properties && properties.All(property => property.Value is JsonValue)
                ? [.. properties.Select(property => KeyValuePair.Create(property.Key, property.Value!.ToString()))]
                : null;
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            // Two properties of one name are an ArgumentException.
            return null;
        }
    }

    /// <summary>The code with which a phone refuses one of the values, or null.</summary>
    public static string? Problem(string? text) => (Read(text) ?? []).All(property => Fits(property.Key, property.Value)) ? null : "CPS.0164";

    private static bool Fits(string name, string value) => name switch
    {
        "com.cph.bandwidth_limit" => value is "-1" || JsonFields.Number(value) is >= 1 and <= 99_999_999,
        "sys.prop.writeimsi" => value.Length <= 15 && value.All(char.IsAsciiDigit),
        "sys.prop.writephonenum" => value.Length <= 20 && value.All(char.IsAsciiDigit),
        "sys.prop.writewifissid" => value.Length <= 64,
        "com.cph.cam_local_pic_path" => value.Length <= 90,
        _ => true,
    };
}
