using System.Text;
using CphBot.Simulator.Cloud.Servers;
using CphBot.Simulator.Wire;

namespace CphBot.Simulator.Cloud.Apps;

/// <summary>POST and DELETE (with a body) /phones/share-apps: apps that all phones of a server have.</summary>
internal static class ShareAppCalls
{
    private const int MaxPackageBytes = 128;

    public static void Map(CallTable calls)
    {
        calls.Post("/phones/share-apps", "share-app", Push);
        calls.Delete("/phones/share-apps", "delete-share-app", Delete);
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

    private static string? PackageOf(IncomingCall call) =>
        call.Json.String("package_name") is { Length: > 0 } package && Encoding.UTF8.GetByteCount(package) <= MaxPackageBytes ? package : null;
}
