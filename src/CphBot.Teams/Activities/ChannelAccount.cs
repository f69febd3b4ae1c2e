using System.Text.Json;
using System.Text.Json.Serialization;

namespace CphBot.Teams.Activities;

/// <summary>A person or a bot.</summary>
/// <param name="Id">29:… for a person, 28:… for a bot; differs from bot to bot.</param>
/// <param name="AadObjectId">The Entra object id; absent for anonymous guests and some federated users.</param>
public sealed record ChannelAccount(string Id = "", string? Name = null, string? AadObjectId = null)
{
    [JsonExtensionData] public Dictionary<string, JsonElement>? Extra { get; set; }
}
