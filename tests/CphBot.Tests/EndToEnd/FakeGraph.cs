using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CphBot.Tests.EndToEnd;

/// <summary>Microsoft Graph as far as the bot asks it: who is in which group.</summary>
internal sealed class FakeGraph
{
    public const string Address = "http://127.0.0.1:3979";

    /// <summary>Group ids by person.</summary>
    public Dictionary<string, string[]> Members { get; } = [];

    public bool IsDown { get; set; }

    public int Calls { get; private set; }

    public void Map(WebApplication app) => app.MapPost("/v1.0/users/{id}/checkMemberGroups", async (string id, HttpRequest request) =>
    {
        Calls++;
        if (IsDown) return Results.StatusCode(503);
        if (!Members.TryGetValue(id, out var groups)) return Results.NotFound();
        var asked = (await JsonNode.ParseAsync(request.Body))!["groupIds"]!.AsArray().Select(group => group!.GetValue<string>());
        return Results.Json(new JsonObject { ["value"] = new JsonArray([.. asked.Intersect(groups).Select(group => JsonValue.Create(group))]) });
    });
}
