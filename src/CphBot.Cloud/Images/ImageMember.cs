namespace CphBot.Cloud.Images;

/// <summary>A project to which an image is offered.</summary>
/// <param name="MemberId">The project's id.</param>
public sealed record ImageMember(string MemberId, string? ImageId, DateTimeOffset? CreateTime, DateTimeOffset? UpdateTime);
