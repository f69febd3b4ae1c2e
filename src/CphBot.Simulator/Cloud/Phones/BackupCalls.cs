using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CphBot.Simulator.Wire;

namespace CphBot.Simulator.Cloud.Phones;

/// <summary>POST /phones/batch-storage and /phones/batch-restore: a phone's data to the object store and back.</summary>
internal static partial class BackupCalls
{
    private const int MaxPathBytes = 1024;
    private const int MaxFileBytes = 4096;

    public static void Map(CallTable calls)
    {
        calls.Post("/phones/batch-storage", "storage", Export);
        calls.Post("/phones/batch-restore", "restore", Restore);
    }

    private static Reply Export(SimulatedCloud cloud, IncomingCall call)
    {
        var problem = PhoneItem.Read(cloud, call, "storage_infos", out var items, bad: "CPS.0167", tooMany: "CPS.0170")
            ?? items.Select(item => ProblemOfPlace(item.Fields) ?? ProblemOfFiles(item.Fields)).FirstOrDefault(code => code is not null);
        if (problem is not null) return CloudErrors.Cps(problem, cloud.NextQueryId());

        return PhoneJobs.Answer(
            cloud, call, items,
            (phone, _) => PhoneRefusal.UnlessRunning(cloud, phone),
            (_, item) => new PhoneWork(cloud.Options.CommandTime)
            {
                Effect = contents =>
                {
                    cloud.Objects.Export(item.Fields.String("bucket_name")!, item.Fields.String("object_path")!, contents);
                    return contents;
                },
            });
    }

    private static Reply Restore(SimulatedCloud cloud, IncomingCall call)
    {
        var problem = PhoneItem.Read(cloud, call, "restore_infos", out var items, bad: "CPS.0168", tooMany: "CPS.0170")
            ?? items.Select(item => ProblemOfPlace(item.Fields)).FirstOrDefault(code => code is not null);
        if (problem is not null) return CloudErrors.Cps(problem, cloud.NextQueryId());

        // An export that is over may not have been looked at since.
        foreach (var phone in cloud.Fleet.Phones) cloud.Fleet.ContentsOf(phone, cloud.Time.GetUtcNow());
        return PhoneJobs.Answer(
            cloud, call, items,
            (phone, _) => PhoneRefusal.UnlessRunning(cloud, phone),
            (_, item) =>
            {
                var saved = cloud.Objects.Find(item.Fields.String("bucket_name")!, item.Fields.String("object_path")!);
                var work = new PhoneWork(cloud.Options.CommandTime);
                return saved is null
                    ? work with { FailsWith = "CPS.0104" }
                    : work with { Effect = contents => contents with { Packages = saved.Packages, Files = saved.Files } };
            });
    }

    private static string? ProblemOfPlace(JsonObject? fields) =>
        fields.String("bucket_name") is not { } bucket || !Bucket().IsMatch(bucket) ? "CPS.0134"
        : fields.String("object_path") is not { Length: > 0 } path || Encoding.UTF8.GetByteCount(path) > MaxPathBytes ? "CPS.0135"
        : null;

    /// <summary>Absolute paths under /data or /cache; a star may only end one.</summary>
    private static string? ProblemOfFiles(JsonObject? fields)
    {
        if (fields.Strings("include_files") is not { Length: > 0 } included) return "CPS.0014";
        if (fields.Has("exclude_files") && fields.Strings("exclude_files") is null) return "CPS.0014";

        return included.Concat(fields.Strings("exclude_files") ?? []).All(IsExportable) ? null : "CPS.0172";
    }

    private static bool IsExportable(string path) =>
        (path is "/data" or "/cache" || path.StartsWith("/data/", StringComparison.Ordinal) || path.StartsWith("/cache/", StringComparison.Ordinal))
        && Encoding.UTF8.GetByteCount(path) <= MaxFileBytes && path.IndexOf('*') is var star && (star < 0 || star == path.Length - 1);

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\z", RegexOptions.CultureInvariant)]
    private static partial Regex Bucket();
}
