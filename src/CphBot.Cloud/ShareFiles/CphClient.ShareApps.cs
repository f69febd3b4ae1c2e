using CphBot.Cloud.Changes;
using CphBot.Cloud.Http;
using CphBot.Cloud.Json;
using CphBot.Cloud.ShareFiles;

namespace CphBot.Cloud;

public sealed partial class CphClient
{
    /// <summary>Brings an app from OBS to all phones of servers, of which each keeps one copy. A job per server.</summary>
    /// <param name="serverIds">1 to 100, repetitions apart.</param>
    /// <remarks>POST /v1/{project_id}/cloud-phone/phones/share-apps.</remarks>
    public Task<ChangeAnswer> PushShareAppAsync(ShareApp app, IReadOnlyList<string> serverIds, SendWindow window, CancellationToken cancel)
    {
        Limits.ThrowIf(app.Problem());
        return ChangeAsync(
            CphRequest.Post("push_share_app", "phones/share-apps").With(
                new ShareAppBody(app.PackageName, app.Source.Bucket, app.Source.Path, app.IsPreinstalled ? 1 : 0, Servers(serverIds)), CphJson.Default.ShareAppBody),
            Accepted.Jobs, window, cancel);
    }

    /// <summary>Takes a shared app from all phones of servers. A job per server.</summary>
    /// <param name="packageName">See <see cref="ShareApp.PackageProblem"/>.</param>
    /// <param name="serverIds">1 to 100, repetitions apart.</param>
    /// <remarks>DELETE /v1/{project_id}/cloud-phone/phones/share-apps, with a body.</remarks>
    public Task<ChangeAnswer> DeleteShareAppAsync(string packageName, IReadOnlyList<string> serverIds, SendWindow window, CancellationToken cancel)
    {
        Limits.ThrowIf(ShareApp.PackageProblem(packageName));
        return ChangeAsync(
            CphRequest.Delete("delete_share_app", "phones/share-apps").With(
                new ShareAppRemovalBody(packageName, Servers(serverIds)), CphJson.Default.ShareAppRemovalBody),
            Accepted.Jobs, window, cancel);
    }

    /// <summary>
    /// Which shared apps a server has, as the cloud saw it at most 2 hours ago. Newer than the vendor's published texts, and not in every
    /// region; the shape is that of its Go SDK.
    /// </summary>
    /// <param name="packageName">Null: all.</param>
    /// <param name="marker">Null: from the beginning; else the <c>NextMarker</c> of the page before.</param>
    /// <param name="limit">1 to 500.</param>
    /// <remarks>GET /v1/{project_id}/servers/{server_id}/share-apps-snapshot.</remarks>
    public Task<ShareAppsSnapshot> ListShareAppsSnapshotAsync(string serverId, string? packageName, string? marker, int limit, CancellationToken cancel)
    {
        Limits.Limit(limit, 500);
        return _transport.ReadAsync(
            CphRequest.Get("list_share_apps_snapshot", "/v1/{project_id}/servers/{server_id}/share-apps-snapshot", serverId).With(
                ("package_name", packageName), ("marker", marker), ("limit", limit)),
            ShareAppsSnapshotReply.Read, cancel);
    }
}
