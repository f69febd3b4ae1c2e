using System.Text.Json.Nodes;
using CphBot.Simulator.Wire;

namespace CphBot.Simulator.Cloud.Tags;

/// <summary>The tags of servers. These calls have another prefix, no request id, and offset and limit as strings in a body.</summary>
internal static class TagCalls
{
    private const string Prefix = "/v1/{project}/cph-server";
    private const int MaxLimit = 1000;

    public static void Map(CallTable calls)
    {
        calls.Get(Prefix + "/tags", "tags", Used);
        calls.Get(Prefix + "/{id}/tags", "server-tags", OfServer);
        calls.Post(Prefix + "/{id}/tags/action", "change-tags", Change);
        calls.Post(Prefix + "/resource_instances/action", "tagged-servers", Tagged);
    }

    private static Reply Used(SimulatedCloud cloud, IncomingCall call)
    {
        if (Paging.Read(call, MaxLimit) is not { } page) return CloudErrors.Cps("CPS.0002", cloud.NextQueryId());

        var tags = cloud.Fleet.Servers.SelectMany(server => cloud.Fleet.TouchServer(server).Tags)
            .GroupBy(tag => tag.Key, tag => tag.Value, StringComparer.Ordinal).OrderBy(tag => tag.Key, StringComparer.Ordinal).ToArray();
        return new Reply(200, new
        {
            tags = page.Of(tags).Select(tag => new { key = tag.Key, values = tag.Distinct().Order(StringComparer.Ordinal).ToArray() }).ToArray(),
            total_count = tags.Length,
        });
    }

    private static Reply OfServer(SimulatedCloud cloud, IncomingCall call) =>
        cloud.Fleet.FindServer(call.Route("id")) is { } server
            ? new Reply(200, new { tags = Pairs(cloud, server) })
            : CloudErrors.Cps("CPS.0015", cloud.NextQueryId());

    /// <summary>Creating a tag that is there sets its value; the answer is empty.</summary>
    private static Reply Change(SimulatedCloud cloud, IncomingCall call)
    {
        if (cloud.Fleet.FindServer(call.Route("id")) is not { } server) return CloudErrors.Cps("CPS.0015", cloud.NextQueryId());
        if (call.Json.String("action") is not ("create" or "delete")) return CloudErrors.BadParameter("action", cloud.NextQueryId());
        if (call.Json.Objects("tags") is not { Length: > 0 } changes || !Array.TrueForAll(changes, TagFilter.IsTag))
            return CloudErrors.BadParameter("tags", cloud.NextQueryId());

        var tags = cloud.Fleet.TouchServer(server).Tags;
        foreach (var tag in changes)
        {
            if (call.Json.String("action") is "create") tags[tag.String("key")!] = tag.String("value") ?? "";
            else tags.Remove(tag.String("key")!);
        }

        return new Reply(200);
    }

    private static Reply Tagged(SimulatedCloud cloud, IncomingCall call)
    {
        if (TagFilter.Read(call.Json) is not { } filter) return CloudErrors.BadParameter("action", cloud.NextQueryId());

        var found = cloud.Fleet.Servers.Where(server => filter.Matches(cloud.Fleet.TouchServer(server).Tags, cloud.Fleet.ServerName(server))).ToArray();
        if (filter.OnlyCounts) return new Reply(200, new { total_count = found.Length });

        return new Reply(200, new
        {
            resources = found.Skip(filter.Offset).Take(filter.Limit).Select(server => new
            {
                resource_id = cloud.Fleet.ServerId(server),
                resource_detail = (JsonObject?)null,
                resource_name = cloud.Fleet.ServerName(server),
                tags = Pairs(cloud, server),
            }).ToArray(),
            total_count = found.Length,
        });
    }

    private static object[] Pairs(SimulatedCloud cloud, int server) =>
        [.. cloud.Fleet.TouchServer(server).Tags.Select(tag => new { key = tag.Key, value = tag.Value })];
}
