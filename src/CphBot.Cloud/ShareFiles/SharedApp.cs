namespace CphBot.Cloud.ShareFiles;

/// <summary>A shared app as it lies on a server.</summary>
/// <param name="Versions">Of which there may be several.</param>
public sealed record SharedApp(string PackageName, IReadOnlyList<string> Versions);
