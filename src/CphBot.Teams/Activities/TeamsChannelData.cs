using System.Text.Json;
using System.Text.Json.Serialization;

namespace CphBot.Teams.Activities;

/// <summary>What Teams adds to an activity. The tenant is always there, team and channel in channels only.</summary>
/// <param name="EventType">What a conversationUpdate or messageUpdate is about: teamMemberAdded, editMessage, …; new ones appear without notice.</param>
public sealed record TeamsChannelData(
    NamedReference? Tenant = null, NamedReference? Team = null, NamedReference? Channel = null, string? EventType = null)
{
    [JsonExtensionData] public Dictionary<string, JsonElement>? Extra { get; set; }
}
