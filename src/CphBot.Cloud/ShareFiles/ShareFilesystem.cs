namespace CphBot.Cloud.ShareFiles;

/// <summary>A file system of the vendor's SFS Turbo service, and where the servers see it.</summary>
public sealed record ShareFilesystem(string Id, string Path)
{
    /// <summary>How many servers one call may name.</summary>
    public const int MaxServers = 20;

    internal const string Type = "sfs_turbo";
}
