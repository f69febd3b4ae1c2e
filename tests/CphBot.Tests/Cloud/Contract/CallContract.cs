using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CphBot.Cloud;

namespace CphBot.Tests.Cloud.Contract;

/// <summary>One call: what goes out, and what is understood of an answer in the shape of the API's reference.</summary>
/// <param name="Call">The vendor's name for it.</param>
/// <param name="Method">The client's.</param>
/// <param name="Line">Method, path and query on the wire.</param>
/// <param name="Body">JSON on the wire; null: no body.</param>
/// <param name="Understood">The result, written as JSON.</param>
internal sealed record CallContract(
    string Call, string Method, string Line, string? Body, Func<CphClient, SendWindow, Task<object>> Run, string Answer, string Understood)
{
    private static readonly JsonSerializerOptions Shown = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    public string Key => $"{Call}: {Line.Split('?')[0]} by {Method}";

    public bool IsChange => typeof(CphClient).GetMethods().First(method => method.Name == Method).ReturnType == typeof(Task<ChangeAnswer>);

    /// <summary>A call whose answer may be nothing at all.</summary>
    public bool IsSilent => Answer is "" or "{}";

    public static string Show(object result) => JsonSerializer.Serialize(result, Shown);

    public static bool AreSame(string? expected, string actual) =>
        string.IsNullOrEmpty(expected) ? actual.Length == 0 : JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual));
}
