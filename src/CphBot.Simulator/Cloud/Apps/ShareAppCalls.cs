using System.Text;
using CphBot.Simulator.Cloud.Servers;
using CphBot.Simulator.Wire;

namespace CphBot.Simulator.Cloud.Apps;

/// <summary>POST and DELETE (with a body) /phones/share-apps: apps that all phones of a server have; and GET /v1/…/servers/{server_id}/share-apps-snapshot.</summary>
internal static class ShareAppCalls
{
    private const int MaxPackageBytes = 128;
    private const int MaxLimit = 500;

    /// <summary>Archives are not looked into.</summary>
    private static readonly string[] Versions = ["1"];

    /// <summary>How often the service looks at what servers have.</summary>
    private static readonly TimeSpan Collecting = TimeSpan.FromHours(2);

    public static void Map(CallTable calls)
    {
        calls.Post("/phones/share-apps", "share-app", Push);
        calls.Delete("/phones/share-apps", "delete-share-app", Delete);
        calls.Get("/v1/{project}/servers/{id}/share-apps-snapshot", "share-apps-snapshot", Snapshot);
    }

    private static Reply Push(SimulatedCloud cloud, IncomingCall call)
    {
        if (PackageOf(call) is not { } package) return CloudErrors.Cps("CPS.0173", cloud.NextQueryId());
        if (call.Json.String("bucket_name") is not { Length: > 0 }) return CloudErrors.Cps("CPS.0134", cloud.NextQueryId());
        if (call.Json.String("object_path") is not { Length: > 0 } path) return CloudErrors.Cps("CPS.0135", cloud.NextQueryId());
        if (call.Json.Has("pre_install_app") && call.Json.Int("pre_install_app") is not (0 or 1))
            return CloudErrors.BadParameter("pre_install_app", cloud.NextQueryId());

        return ServerJobs.Change(
            cloud, call, contents => contents with { SharedApps = contents.SharedApps.Add(package) }, ObjectStore.Has(path) ? null : "CPS.0104");
    }

    private static Reply Delete(SimulatedCloud cloud, IncomingCall call) =>
        PackageOf(call) is { } package
            ? ServerJobs.Change(cloud, call, contents => contents with { SharedApps = contents.SharedApps.Remove(package) })
            : CloudErrors.Cps("CPS.0173", cloud.NextQueryId());

    /// <summary>What is there, told as of the last whole two hours; pages by a marker, the last package seen.</summary>
    private static Reply Snapshot(SimulatedCloud cloud, IncomingCall call)
    {
        var requestId = cloud.NextQueryId();
        if (cloud.Fleet.FindServer(call.Route("id")) is not { } server) return CloudErrors.Cps("CPS.0015", requestId);
        if (Paging.Read(call, MaxLimit) is not { } page) return CloudErrors.Cps("CPS.0002", requestId);

        var now = cloud.Time.GetUtcNow();
        string[] found = [.. cloud.Fleet.TouchServer(server).Contents.At(now).SharedApps.Where(package => call.Query("package_name") is not { Length: > 0 } wanted || wanted == package)];
        var shown = page.Of(call.Query("marker") is { Length: > 0 } marker ? found.SkipWhile(package => package != marker).Skip(1) : found);
        return new Reply(200, new
        {
            request_id = requestId,
            collect_time = CloudTime.Text(now - TimeSpan.FromTicks(now.Ticks % Collecting.Ticks)),
            share_apps = shown.Select(package => new { package_name = package, versions = Versions }).ToArray(),
            page_info = new { next_marker = shown.LastOrDefault() is { } last && last != found[^1] ? last : null },
        });
    }

    private static string? PackageOf(IncomingCall call) =>
        call.Json.String("package_name") is { Length: > 0 } package && Encoding.UTF8.GetByteCount(package) <= MaxPackageBytes ? package : null;
}
