using System.Text.Json;
using System.Text.Json.Serialization;

namespace CphBot.Teams.Activities;

/// <param name="Type">mention, clientInfo, quotedReply, ….</param>
/// <param name="Text">Of a mention: the literal text it stands for in the message; may be null.</param>
/// <param name="Timezone">Of clientInfo: the sender's IANA time zone.</param>
public sealed record Entity(string? Type = null, string? Text = null, ChannelAccount? Mentioned = null, string? Timezone = null)
{
    [JsonExtensionData] public Dictionary<string, JsonElement>? Extra { get; set; }
}
