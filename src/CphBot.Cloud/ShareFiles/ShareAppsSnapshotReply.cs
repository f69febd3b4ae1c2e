using System.Text.Json;
using System.Text.Json.Serialization;
using CphBot.Cloud.Json;

namespace CphBot.Cloud.ShareFiles;

/// <summary>The answer to the question which shared apps a server has.</summary>
internal sealed class ShareAppsSnapshotReply : IListReply<SharedAppReply>
{
    public string? RequestId { get; set; }

    public DateTimeOffset? CollectTime { get; set; }

    [JsonConverter(typeof(LenientList<SharedAppReply>))]
    public IReadOnlyList<SharedAppReply?>? ShareApps { get; set; }

    [JsonConverter(typeof(LenientObject<PageInfoReply>))]
    public PageInfoReply? PageInfo { get; set; }

    IReadOnlyList<SharedAppReply?>? IListReply<SharedAppReply>.Items => ShareApps;

    string? IListReply<SharedAppReply>.NextMarker => PageInfo?.NextMarker;

    /// <summary>Null when the answer holds no list.</summary>
    public static ShareAppsSnapshot? Read(ReadOnlyMemory<byte> body) =>
        ListOf.Read(body, CphJson.Default.ShareAppsSnapshotReply, (SharedAppReply app) => app.ToApp()) is { } apps
            ? new ShareAppsSnapshot(JsonSerializer.Deserialize(body.Span, CphJson.Default.ShareAppsSnapshotReply)!.CollectTime, apps)
            : null;
}

internal sealed class SharedAppReply
{
    public string? PackageName { get; set; }

    [JsonConverter(typeof(LenientTexts))]
    public IReadOnlyList<string>? Versions { get; set; }

    /// <summary>Null for one without a name.</summary>
    public SharedApp? ToApp() => PackageName is null ? null : new SharedApp(PackageName, Versions ?? []);
}
