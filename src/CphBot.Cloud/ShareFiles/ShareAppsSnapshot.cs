namespace CphBot.Cloud.ShareFiles;

/// <summary>The shared apps that a server had a while ago.</summary>
/// <param name="CollectedAt">When the cloud looked, UTC.</param>
public sealed record ShareAppsSnapshot(DateTimeOffset? CollectedAt, Page<SharedApp> Apps);
