using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CphBot.Simulator.Faults;

namespace CphBot.Simulator.Wire;

/// <summary>A request whose body has been read.</summary>
/// <param name="Name">By which faults know the call: restart, jobs, send, ….</param>
/// <param name="Fault">The fault that this call meets, for those kinds that change what an answer says.</param>
internal sealed record IncomingCall(string Name, HttpRequest Http, byte[] Body, Fault? Fault)
{
    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>The body as a JSON object; null when it is anything else.</summary>
    public JsonObject? Json
    {
        get
        {
            try { return JsonNode.Parse(Body) as JsonObject; }
            catch (JsonException) { return null; }
        }
    }

    public string? Query(string name) => Http.Query.TryGetValue(name, out var value) ? value.ToString() : null;

    public string Route(string name) => Http.RouteValues[name] as string ?? "";

    public string? Header(string name) => Http.Headers.TryGetValue(name, out var value) ? value.ToString() : null;
}
