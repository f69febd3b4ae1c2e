using System.Text.Json;
using System.Text.Json.Serialization;

namespace CphBot.Teams.Activities;

/// <param name="ContentType">text/html repeats a formatted message and is no file.</param>
public sealed record ActivityAttachment(string? ContentType = null, string? ContentUrl = null, string? Name = null)
{
    [JsonExtensionData] public Dictionary<string, JsonElement>? Extra { get; set; }
}
