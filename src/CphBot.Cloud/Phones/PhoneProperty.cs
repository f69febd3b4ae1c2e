using System.Text;
using System.Text.Json;

namespace CphBot.Cloud.Phones;

/// <summary>A phone and the properties it shall have. Its text names the phone only: properties hold phone numbers and SIM identities.</summary>
/// <param name="Property">
/// JSON text, e.g. <c>{"com.cph.mainkeys":0}</c>, see <see cref="Problem"/>; null where the call may leave the properties alone.
/// </param>
public sealed record PhoneProperty(string PhoneId, string? Property)
{
    /// <summary>In bytes of UTF-8: what the cloud keeps per phone.</summary>
    public const int MaxBytes = 2048;

    /// <summary>Why this cannot be sent as a property, for people; null when it can. Says nothing of what is in it.</summary>
    public static string? Problem(string property) => ProblemOf(property, MaxBytes);

    public override string ToString() => $"property of {PhoneId}";

    internal static string? ProblemOf(string property, int maxBytes)
    {
        if (Encoding.UTF8.GetByteCount(property) > maxBytes) return $"The property is longer than {maxBytes:N0} bytes.";
        try
        {
            using var document = JsonDocument.Parse(property);
            return document.RootElement.ValueKind == JsonValueKind.Object ? null : "The property must be a JSON object.";
        }
        catch (JsonException)
        {
            return "The property is not JSON.";
        }
    }
}
