using CphBot.Cloud.Changes;
using CphBot.Cloud.Http;
using CphBot.Cloud.Json;
using CphBot.Cloud.ShareFiles;

namespace CphBot.Cloud;

public sealed partial class CphClient
{
    /// <summary>Unpacks a tar from OBS onto the storage that the phones of each server share. A job per server.</summary>
    /// <param name="tar">A .tar that holds /data and /cache only.</param>
    /// <param name="serverIds">1 to 100, repetitions apart.</param>
    /// <remarks>POST /v1/{project_id}/cloud-phone/phones/share-files. The body tells this apart from a deletion.</remarks>
    public Task<ChangeAnswer> PushShareFilesAsync(ObsObject tar, IReadOnlyList<string> serverIds, SendWindow window, CancellationToken cancel)
    {
        Limits.ThrowIf(tar.Problem() ?? tar.EndingProblem(".tar"));
        return ChangeAsync(
            CphRequest.Post("push_share_files", "phones/share-files").With(
                new ShareFilesBody(Servers(serverIds)) { BucketName = tar.Bucket, ObjectPath = tar.Path }, CphJson.Default.ShareFilesBody),
            Accepted.Jobs, window, cancel);
    }

    /// <summary>Deletes files from the storage that the phones of each server share. A job per server. Cannot be taken back.</summary>
    /// <param name="paths">At least one, see <see cref="ShareFile.PathProblem"/>.</param>
    /// <param name="serverIds">1 to 100, repetitions apart.</param>
    /// <remarks>POST /v1/{project_id}/cloud-phone/phones/share-files. The body tells this apart from a push.</remarks>
    public Task<ChangeAnswer> DeleteShareFilesAsync(IReadOnlyList<string> paths, IReadOnlyList<string> serverIds, SendWindow window, CancellationToken cancel)
    {
        Limits.ThrowIf(paths.Count == 0 ? "No file is named." : paths.Select(ShareFile.PathProblem).FirstOrDefault(problem => problem is not null));
        return ChangeAsync(
            CphRequest.Post("delete_share_files", "phones/share-files").With(
                new ShareFilesBody(Servers(serverIds)) { FilePaths = paths }, CphJson.Default.ShareFilesBody),
            Accepted.Jobs, window, cancel);
    }

    /// <summary>
    /// Starts a job per server that lists shared files; the listing comes in the job's <c>ExecuteMsg</c> (<see cref="ShareFileListing.Read"/>).
    /// A GET that starts work, so it is a change like any other: sent at most once.
    /// </summary>
    /// <param name="path">A folder, see <see cref="ShareFile.PathProblem"/>.</param>
    /// <param name="serverIds">1 to 100, repetitions apart.</param>
    /// <param name="offset">0 or more.</param>
    /// <param name="limit">1 to 50.</param>
    /// <remarks>GET /v1/{project_id}/cloud-phone/servers/share-files.</remarks>
    public Task<ChangeAnswer> ListShareFilesAsync(
        string path, IReadOnlyList<string> serverIds, int offset, int limit, SendWindow window, CancellationToken cancel)
    {
        Limits.ThrowIf(ShareFile.PathProblem(path));
        Limits.Page(offset, limit, 50);
        return ChangeAsync(
            CphRequest.Get("list_share_files", "servers/share-files").With(
                ("server_ids", string.Join(',', Servers(serverIds))), ("path", path), ("offset", offset), ("limit", limit)),
            Accepted.Jobs, window, cancel);
    }

    /// <summary>Attaches a file system to servers. A job per server. Newer than the vendor's published texts, and not in every region; the shape is that of its Go SDK.</summary>
    /// <param name="serverIds">1 to 20, repetitions apart.</param>
    /// <remarks>POST /v1/{project_id}/servers/attach-share-filesystem.</remarks>
    public Task<ChangeAnswer> AttachShareFilesystemAsync(ShareFilesystem filesystem, IReadOnlyList<string> serverIds, SendWindow window, CancellationToken cancel) =>
        ChangeAsync(
            FilesystemCall("attach_share_filesystem", "/v1/{project_id}/servers/attach-share-filesystem", filesystem, serverIds), Accepted.JobsOrDone, window, cancel);

    /// <summary>Detaches a file system from servers, wherever they see it. A job per server. As new as <see cref="AttachShareFilesystemAsync"/>.</summary>
    /// <param name="filesystemId">See <see cref="ShareFilesystem"/>.</param>
    /// <param name="serverIds">1 to 20, repetitions apart.</param>
    /// <remarks>POST /v1/{project_id}/servers/detach-share-filesystem.</remarks>
    public Task<ChangeAnswer> DetachShareFilesystemAsync(string filesystemId, IReadOnlyList<string> serverIds, SendWindow window, CancellationToken cancel) =>
        ChangeAsync(
            FilesystemCall("detach_share_filesystem", "/v1/{project_id}/servers/detach-share-filesystem", new ShareFilesystem(filesystemId), serverIds), Accepted.JobsOrDone, window, cancel);

    private static CphRequest FilesystemCall(string name, string path, ShareFilesystem filesystem, IReadOnlyList<string> serverIds)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(filesystem.Id);
        var body = new FilesystemBody(ShareFilesystem.Type, filesystem.Id, Limits.Ids(serverIds, ShareFilesystem.MaxServers, "servers"), filesystem.Path);
        return CphRequest.Post(name, path).With(body, CphJson.Default.FilesystemBody);
    }
}
