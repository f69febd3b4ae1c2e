using System.Text.Json;

namespace CphBot.Cloud.Errors;

/// <summary>What an answer says about an error, in whichever of the cloud's shapes. All null when it says nothing.</summary>
/// <param name="Code">As written; a number becomes text.</param>
internal sealed record ErrorBody(string? Code, string? Message, string? RequestId)
{
    // The service and the gateway; others; Keystone's {"error":{"code":401,"message":…}}, which is found one level down.
    private static readonly (string Code, string Message)[] Shapes =
        [("error_code", "error_msg"), ("errorCode", "errorMessage"), ("code", "message")];

    private static readonly ErrorBody None = new(null, null, null);

    /// <param name="nested">
    /// Whether to look into nested objects. Not in a successful answer: what lies deeper there are errors of single items.
    /// </param>
    public static ErrorBody Read(ReadOnlyMemory<byte> body, bool nested)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object) return None;

            var (code, message) = Find(root, nested);
            return new ErrorBody(code, message, TextOf(root, "request_id"));
        }
        catch (JsonException)
        {
            return None;
        }
    }

    private static (string? Code, string? Message) Find(JsonElement element, bool nested)
    {
        foreach (var shape in Shapes)
        {
            if (TextOf(element, shape.Code) is { } code) return (code, TextOf(element, shape.Message));
        }

        if (!nested) return default;
        foreach (var property in element.EnumerateObject())
        {
            if (property.Value.ValueKind != JsonValueKind.Object) continue;
            if (Find(property.Value, nested) is { Code: not null } found) return found;
        }

        return default;
    }

    private static string? TextOf(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var value)) return null;
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.String => value.GetString() is { Length: > 0 } text ? text : null,
                JsonValueKind.Number => value.GetRawText(),
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            return null;    // half a surrogate pair
        }
    }
}
