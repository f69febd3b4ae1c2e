namespace CphBot.Cloud.Images;

/// <summary>An image of the project's own, or one that another project shares with it.</summary>
/// <param name="Name">The id when the cloud gave none.</param>
/// <param name="Type">private or share.</param>
/// <param name="SourceProjectId">Whose it is, when it is shared.</param>
public sealed record Image(
    string ImageId, string Name, ImageStatus Status, string? Type, string? Version, long? SizeBytes, string? ProjectId, string? SourceProjectId, string? DomainId,
    DateTimeOffset? CreateTime, DateTimeOffset? UpdateTime);
