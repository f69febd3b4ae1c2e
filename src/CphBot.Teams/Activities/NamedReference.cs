using System.Text.Json;
using System.Text.Json.Serialization;

namespace CphBot.Teams.Activities;

/// <param name="Name">Null for a team's General channel.</param>
public sealed record NamedReference(string? Id = null, string? Name = null)
{
    [JsonExtensionData] public Dictionary<string, JsonElement>? Extra { get; set; }
}
