using CphBot.Cloud;
using CphBot.Cloud.ShareFiles;
using static CphBot.Tests.Cloud.Contract.Contracts;

namespace CphBot.Tests.Cloud.Contract;

/// <summary>What the phones of a server share: files, apps, file systems.</summary>
internal static class StorageContracts
{
    public static IReadOnlyList<CallContract> All { get; } =
    [
        new("PushShareFiles", nameof(CphClient.PushShareFilesAsync), $"POST {Root}phones/share-files", """{"bucket_name":"files","object_path":"a/data.tar","server_ids":["s","t"]}""",
            async (cloud, window) => await cloud.PushShareFilesAsync(new ObsObject("files", "a/data.tar"), ["s", "t"], window, default), ServerJobs, ServersUnderstood),
        new("DeleteShareFiles", nameof(CphClient.DeleteShareFilesAsync), $"POST {Root}phones/share-files", """{"file_paths":["/data/a"],"server_ids":["s","t"]}""",
            async (cloud, window) => await cloud.DeleteShareFilesAsync(["/data/a"], ["s", "t"], window, default), ServerJobs, ServersUnderstood),
        new("ListShareFiles", nameof(CphClient.ListShareFilesAsync), $"GET {Root}servers/share-files?server_ids=s%2Ct&path=%2Fdata&offset=0&limit=50", null,
            async (cloud, window) => await cloud.ListShareFilesAsync("/data", ["s", "t"], 0, 50, window, default), ServerJobs, ServersUnderstood),
        new("PushShareApps", nameof(CphClient.PushShareAppAsync), $"POST {Root}phones/share-apps",
            """{"package_name":"com.example.shop","bucket_name":"files","object_path":"shop.apk","pre_install_app":1,"server_ids":["s","t"]}""",
            async (cloud, window) => await cloud.PushShareAppAsync(new ShareApp("com.example.shop", new ObsObject("files", "shop.apk"), IsPreinstalled: true), ["s", "t"], window, default),
            ServerJobs, ServersUnderstood),
        new("DeleteShareApps", nameof(CphClient.DeleteShareAppAsync), $"DELETE {Root}phones/share-apps", """{"package_name":"com.example.shop","server_ids":["s","t"]}""",
            async (cloud, window) => await cloud.DeleteShareAppAsync("com.example.shop", ["s", "t"], window, default), ServerJobs, ServersUnderstood),
        new("ListShareAppsSnapshot", nameof(CphClient.ListShareAppsSnapshotAsync), "GET /v1/p-1/servers/s/share-apps-snapshot?package_name=com.example.shop&marker=m&limit=500", null,
            async (cloud, _) => await cloud.ListShareAppsSnapshotAsync("s", "com.example.shop", "m", 500, default),
            """{"request_id":"r","collect_time":"2024-01-01T00:00:00Z","share_apps":[{"package_name":"com.example.shop","versions":["1.0","1.1"]},{"package_name":"com.example.pay"}],"page_info":{"next_marker":"n"}}""",
            """{"collected_at":"2024-01-01T00:00:00+00:00","apps":{"items":[{"package_name":"com.example.shop","versions":["1.0","1.1"]},{"package_name":"com.example.pay","versions":[]}],"received":2,"next_marker":"n"}}"""),
        new("AttachShareFilesystem", nameof(CphClient.AttachShareFilesystemAsync), "POST /v1/p-1/servers/attach-share-filesystem",
            """{"type":"sfs_turbo","id":"fs","server_ids":["s","t"],"path":"/share"}""",
            async (cloud, window) => await cloud.AttachShareFilesystemAsync(new ShareFilesystem("fs", "/share"), ["s", "t"], window, default), ServerJobs, ServersUnderstood),
        new("DetachShareFilesystem", nameof(CphClient.DetachShareFilesystemAsync), "POST /v1/p-1/servers/detach-share-filesystem",
            """{"type":"sfs_turbo","id":"fs","server_ids":["s"]}""",
            async (cloud, window) => await cloud.DetachShareFilesystemAsync("fs", ["s"], window, default), "{}", """{"request_id":"","items":[]}"""),
    ];
}
