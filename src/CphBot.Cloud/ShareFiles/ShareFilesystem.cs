namespace CphBot.Cloud.ShareFiles;

/// <summary>A file system of the vendor's SFS Turbo service.</summary>
/// <param name="Path">Which folder of it the servers see; null: all of it.</param>
public sealed record ShareFilesystem(string Id, string? Path = null)
{
    /// <summary>How many servers one call may name.</summary>
    public const int MaxServers = 20;

    internal const string Type = "sfs_turbo";
}
