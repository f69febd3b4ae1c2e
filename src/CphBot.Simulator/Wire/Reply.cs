using System.Text;
using System.Text.Json;

namespace CphBot.Simulator.Wire;

/// <summary>One HTTP answer, built before it is sent, so that a fault can still swallow it.</summary>
/// <param name="Body">An object becomes JSON; a string is sent as it is; null sends no body.</param>
internal sealed record Reply(int Status, object? Body = null)
{
    public string ContentType { get; init; } = "application/json";

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>What a proxy in trouble sends instead of the service's own answer.</summary>
    public static Reply Html(int status) =>
        new(status, "<html><body><h1>The service is busy</h1></body></html>") { ContentType = "text/html" };

    public async Task WriteAsync(HttpContext http)
    {
        http.Response.StatusCode = Status;
        foreach (var (name, value) in Headers) http.Response.Headers[name] = value;
        if (Body is null) return;

        http.Response.ContentType = ContentType;
        var bytes = Body is string text ? Encoding.UTF8.GetBytes(text) : JsonSerializer.SerializeToUtf8Bytes(Body);
        http.Response.ContentLength = bytes.Length;
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
    }
}
