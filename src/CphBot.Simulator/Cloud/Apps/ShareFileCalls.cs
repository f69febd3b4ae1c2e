using System.Text.Json;
using CphBot.Simulator.Cloud.Servers;
using CphBot.Simulator.Wire;

namespace CphBot.Simulator.Cloud.Apps;

/// <summary>
/// POST /phones/share-files, where the body tells pushing from deleting, and GET /servers/share-files, whose answer is jobs: the listing is
/// what such a job writes.
/// </summary>
internal static class ShareFileCalls
{
    private const int MaxLimit = 50;

    public static void Map(CallTable calls)
    {
        calls.Post("/phones/share-files", "share-files", Change);
        calls.Get("/servers/share-files", "list-share-files", List);
    }

    private static Reply Change(SimulatedCloud cloud, IncomingCall call) =>
        call.Json.Has("file_paths") ? Delete(cloud, call) : Push(cloud, call);

    private static Reply Push(SimulatedCloud cloud, IncomingCall call)
    {
        var (bucket, path) = (call.Json.String("bucket_name"), call.Json.String("object_path"));
        if (string.IsNullOrEmpty(bucket)) return CloudErrors.Cps("CPS.0134", cloud.NextQueryId());
        if (path is null || !path.EndsWith(".tar", StringComparison.Ordinal)) return CloudErrors.Cps("CPS.0135", cloud.NextQueryId());

        // Nothing is inside the archive, so it stands for a file of its own name.
        var file = "/data/" + path[(path.LastIndexOf('/') + 1)..];
        return ServerJobs.Change(
            cloud, call, contents => contents with { SharedFiles = contents.SharedFiles.Add(file) }, ObjectStore.Has(path) ? null : "CPS.0104");
    }

    private static Reply Delete(SimulatedCloud cloud, IncomingCall call) =>
        call.Json.Strings("file_paths") is { Length: > 0 } paths && Array.TrueForAll(paths, IsPath)
            ? ServerJobs.Change(cloud, call, contents => contents with { SharedFiles = contents.SharedFiles.Except(paths) })
            : CloudErrors.Cps("CPS.0155", cloud.NextQueryId());

    private static Reply List(SimulatedCloud cloud, IncomingCall call)
    {
        if (Paging.Read(call, MaxLimit, defaultLimit: MaxLimit) is not { } page) return CloudErrors.Cps("CPS.0002", cloud.NextQueryId());
        if (call.Query("path") is not { } path || !IsPath(path)) return CloudErrors.Cps("CPS.0199", cloud.NextQueryId());

        string[] ids = (call.Query("server_ids") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (ServerJobs.Problem(ids) is { } problem) return CloudErrors.Cps(problem, cloud.NextQueryId());

        return ServerJobs.Answer(
            cloud, call, ids,
            server => ServerJobs.UnlessNormal(cloud, server),
            server => new ServerWork(cloud.Options.CommandTime) { Output = Listing(cloud, server, path, page) }.Begin(cloud, server));
    }

    private static string Listing(SimulatedCloud cloud, int server, string path, Paging page)
    {
        var folder = path.TrimEnd('/') + "/";
        var files = cloud.Fleet.TouchServer(server).Contents.At(cloud.Time.GetUtcNow()).SharedFiles
            .Where(file => file.StartsWith(folder, StringComparison.Ordinal)).ToArray();
        var shown = page.Of(files);
        return JsonSerializer.Serialize(new
        {
            files_in_path = new { total = files.Length, count = shown.Length, files = shown },
            share_base_max_size = "100G",
            share_base_capacity = "1G",
        });
    }

    private static bool IsPath(string path) =>
        path.Length > 1 && path[0] == '/' && !path.Contains("..", StringComparison.Ordinal) && !path.Contains("//", StringComparison.Ordinal);
}
