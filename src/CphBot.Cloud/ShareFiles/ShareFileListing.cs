using System.Text.Json;
using System.Text.Json.Serialization;
using CphBot.Cloud.Json;

namespace CphBot.Cloud.ShareFiles;

/// <summary>What a listing job found.</summary>
/// <param name="Files">This page's; each as the cloud wrote it.</param>
/// <param name="Total">In the whole folder; null when the cloud does not say.</param>
/// <param name="MaxSize">Of the shared storage, in the cloud's own words, since its unit is not documented.</param>
/// <param name="Used">Likewise.</param>
public sealed record ShareFileListing(IReadOnlyList<string> Files, int? Total, string? MaxSize, string? Used)
{
    /// <summary>Null when the text is not that of a listing.</summary>
    /// <param name="executeMsg">That of the job.</param>
    public static ShareFileListing? Read(string? executeMsg)
    {
        if (string.IsNullOrEmpty(executeMsg)) return null;
        try
        {
            return JsonSerializer.Deserialize(executeMsg, CphJson.Default.ShareFileListingReply) is { FilesInPath.Files: { } files } reply
                ? new ShareFileListing([.. files], reply.FilesInPath.Total, reply.ShareBaseMaxSize, reply.ShareBaseCapacity)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

internal sealed class ShareFileListingReply
{
    [JsonConverter(typeof(LenientObject<FilesInPathReply>))]
    public FilesInPathReply? FilesInPath { get; set; }

    public string? ShareBaseMaxSize { get; set; }

    public string? ShareBaseCapacity { get; set; }
}

internal sealed class FilesInPathReply
{
    public int? Total { get; set; }

    /// <summary>Texts or objects: their shape is not documented.</summary>
    [JsonConverter(typeof(LenientJsons))]
    public IReadOnlyList<string>? Files { get; set; }
}
