using System.Text.Json.Nodes;

namespace CphBot.Tests.Teams;

internal static class TestSettings
{
    public const string AppId = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee";
    public const string Tenant = "11111111-2222-3333-4444-555555555555";
    public const string OtherTenant = "deadbeef-0000-0000-0000-000000000000";
    public const string ServiceUrl = $"https://smba.trafficmanager.net/emea/{Tenant}/";

    public static readonly (string Key, string Value)[] Registered = [("Teams:AppId", AppId), ("Teams:TenantId", Tenant), ("Teams:ClientSecret", "s3cret-value")];

    public static readonly (string Key, string Value)[] Anonymous = [("Teams:Anonymous", "true")];

    /// <summary>A message as Teams sends it; null leaves a field out.</summary>
    public static string Message(
        string? serviceUrl = ServiceUrl, string? channelId = "msteams", string? tenant = Tenant, string? conversationTenant = Tenant, string text = "status") =>
        JsonNode.Parse($$"""
            {
              "type": "message", "id": "1787218200123", "text": "{{text}}",
              "from": {"id": "29:1ana", "name": "Ana Ops", "aadObjectId": "99999999-8888-7777-6666-555555555555"},
              "recipient": {"id": "28:{{AppId}}", "name": "OpsBot"}
            }
            """)!.AsObject().With("serviceUrl", serviceUrl).With("channelId", channelId)
            .With("channelData", tenant is null ? null : new JsonObject { ["tenant"] = new JsonObject { ["id"] = tenant } })
            .With("conversation", new JsonObject { ["id"] = "a:1conversation", ["conversationType"] = "personal" }.With("tenantId", conversationTenant))
            .ToJsonString();

    private static JsonObject With(this JsonObject json, string name, JsonNode? value)
    {
        if (value is not null) json[name] = value;
        return json;
    }
}
