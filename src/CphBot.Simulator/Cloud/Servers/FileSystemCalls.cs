using CphBot.Simulator.Wire;

namespace CphBot.Simulator.Cloud.Servers;

/// <summary>
/// POST /v1/…/servers/attach-share-filesystem and …/detach-share-filesystem. Their answer is not in the reference; it is one of jobs here, as that of
/// every other call on several servers.
/// </summary>
internal static class FileSystemCalls
{
    private const int MaxServers = 20;

    public static void Map(CallTable calls)
    {
        calls.Post("/v1/{project}/servers/attach-share-filesystem", "attach-filesystem", (cloud, call) => Change(cloud, call, isAttach: true));
        calls.Post("/v1/{project}/servers/detach-share-filesystem", "detach-filesystem", (cloud, call) => Change(cloud, call, isAttach: false));
    }

    private static Reply Change(SimulatedCloud cloud, IncomingCall call, bool isAttach)
    {
        if (call.Json.String("type") is not "sfs_turbo") return CloudErrors.BadParameter("type", cloud.NextQueryId());
        if (call.Json.String("id") is not { Length: > 0 } id) return CloudErrors.BadParameter("id", cloud.NextQueryId());
        if (ServerJobs.Problem(call.Json.Strings("server_ids"), MaxServers) is { } problem) return CloudErrors.Cps(problem, cloud.NextQueryId());
        if (call.Json.String("path") is not ['/', _, ..] path) return CloudErrors.Cps("CPS.0199", cloud.NextQueryId());

        var share = $"{id}:{path}";
        return ServerJobs.Change(
            cloud, call,
            contents => contents with { Shares = isAttach ? contents.Shares.Add(share) : contents.Shares.Remove(share) });
    }
}
