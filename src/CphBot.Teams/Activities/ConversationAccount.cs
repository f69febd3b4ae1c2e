using System.Text.Json;
using System.Text.Json.Serialization;

namespace CphBot.Teams.Activities;

/// <param name="Id">a:… personal, 19:…@thread.v2 group chat, 19:…@thread.tacv2 channel, there with <c>;messageid=</c> of the thread.</param>
/// <param name="ConversationType">personal, groupChat or channel.</param>
public sealed record ConversationAccount(string Id = "", string? ConversationType = null, string? TenantId = null, string? Name = null, bool? IsGroup = null)
{
    [JsonExtensionData] public Dictionary<string, JsonElement>? Extra { get; set; }
}
