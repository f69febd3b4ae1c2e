namespace CphBot.Cloud.ShareFiles;

/// <summary>Either a bucket and a path, to push, or paths, to delete.</summary>
internal sealed record ShareFilesBody(IReadOnlyList<string> ServerIds)
{
    public string? BucketName { get; init; }

    public string? ObjectPath { get; init; }

    public IReadOnlyList<string>? FilePaths { get; init; }
}

internal sealed record ShareAppBody(string PackageName, string BucketName, string ObjectPath, int PreInstallApp, IReadOnlyList<string> ServerIds);

internal sealed record ShareAppRemovalBody(string PackageName, IReadOnlyList<string> ServerIds);

internal sealed record FilesystemBody(string Type, string Id, IReadOnlyList<string> ServerIds, string? Path);
