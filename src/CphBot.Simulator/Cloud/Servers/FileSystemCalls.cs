using System.Collections.Immutable;
using CphBot.Simulator.Wire;

namespace CphBot.Simulator.Cloud.Servers;

/// <summary>POST /v1/…/servers/attach-share-filesystem and …/detach-share-filesystem. A job per server; shapes of the vendor's Go SDK.</summary>
internal static class FileSystemCalls
{
    private const int MaxServers = 20;

    public static void Map(CallTable calls)
    {
        calls.Post("/v1/{project}/servers/attach-share-filesystem", "attach-filesystem", Attach);
        calls.Post("/v1/{project}/servers/detach-share-filesystem", "detach-filesystem", Detach);
    }

    /// <summary>Without a path the servers see all of it.</summary>
    private static Reply Attach(SimulatedCloud cloud, IncomingCall call)
    {
        if (call.Json.Has("path") && call.Json.String("path") is not ['/', _, ..]) return CloudErrors.Cps("CPS.0199", cloud.NextQueryId());
        return Change(cloud, call, (shares, id) => shares.Add($"{id}:{call.Json.String("path") ?? "/"}"));
    }

    private static Reply Detach(SimulatedCloud cloud, IncomingCall call) =>
        Change(cloud, call, (shares, id) => shares.Except(shares.Where(share => share.StartsWith($"{id}:", StringComparison.Ordinal))));

    private static Reply Change(SimulatedCloud cloud, IncomingCall call, Func<ImmutableSortedSet<string>, string, ImmutableSortedSet<string>> change)
    {
        if (call.Json.String("type") is not "sfs_turbo") return CloudErrors.BadParameter("type", cloud.NextQueryId());
        if (call.Json.String("id") is not { Length: > 0 } id) return CloudErrors.BadParameter("id", cloud.NextQueryId());
        if (ServerJobs.Problem(call.Json.Strings("server_ids"), MaxServers) is { } problem) return CloudErrors.Cps(problem, cloud.NextQueryId());

        return ServerJobs.Change(cloud, call, contents => contents with { Shares = change(contents.Shares, id) });
    }
}
