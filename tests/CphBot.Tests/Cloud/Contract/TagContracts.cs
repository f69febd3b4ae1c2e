using CphBot.Cloud;
using CphBot.Cloud.Tags;

namespace CphBot.Tests.Cloud.Contract;

/// <summary>Tags: another root path, and no request ids.</summary>
internal static class TagContracts
{
    private const string TagRoot = "/v1/p-1/cph-server/";

    private static readonly ServerTagQuery Query = new([new TagValues("team", ["shop", "game"])], "host");

    public static IReadOnlyList<CallContract> All { get; } =
    [
        new("ListProjectTags", nameof(CphClient.ListTagsAsync), $"GET {TagRoot}tags?offset=0&limit=1000", null,
            async (cloud, _) => await cloud.ListTagsAsync(0, 1000, default),
            """{"tags":[{"key":"team","values":["shop","game"]}],"total_count":1}""", """{"items":[{"key":"team","values":["shop","game"]}],"total":1,"received":1}"""),
        new("ListResourceTags", nameof(CphClient.ListServerTagsAsync), $"GET {TagRoot}s/tags", null,
            async (cloud, _) => await cloud.ListServerTagsAsync("s", default),
            """{"tags":[{"key":"team","value":"shop"},{"key":"old","value":""}]}""", """{"items":[{"key":"team","value":"shop"},{"key":"old","value":""}],"received":2}"""),
        new("BatchCreateTags", nameof(CphClient.AddServerTagsAsync), $"POST {TagRoot}s/tags/action", """{"action":"create","tags":[{"key":"team","value":"shop"}]}""",
            async (cloud, window) => await cloud.AddServerTagsAsync("s", [new ServerTag("team", "shop")], window, default), "", """{"request_id":"","items":[]}"""),
        new("BatchDeleteTags", nameof(CphClient.RemoveServerTagsAsync), $"POST {TagRoot}s/tags/action", """{"action":"delete","tags":[{"key":"team","value":"shop"}]}""",
            async (cloud, window) => await cloud.RemoveServerTagsAsync("s", [new ServerTag("team", "shop")], window, default), "{}", """{"request_id":"","items":[]}"""),
        new("ListResourceInstances", nameof(CphClient.FindServersByTagAsync), $"POST {TagRoot}resource_instances/action",
            """{"action":"filter","offset":"0","limit":"1000","tags":[{"key":"team","values":["shop","game"]}],"matches":[{"key":"resource_name","value":"host"}]}""",
            async (cloud, _) => await cloud.FindServersByTagAsync(Query, 0, 1000, default),
            """{"resources":[{"resource_id":"s","resource_detail":null,"resource_name":"host-1","tags":[{"key":"team","value":"shop"}]}],"total_count":1}""",
            """{"items":[{"server_id":"s","server_name":"host-1","tags":[{"key":"team","value":"shop"}]}],"total":1,"received":1}"""),
        new("ListResourceInstances count", nameof(CphClient.CountServersByTagAsync), $"POST {TagRoot}resource_instances/action", """{"action":"count","without_any_tag":true}""",
            async (cloud, _) => await cloud.CountServersByTagAsync(new ServerTagQuery([], WithoutAnyTag: true), default), """{"total_count":7}""", "7"),
    ];
}
