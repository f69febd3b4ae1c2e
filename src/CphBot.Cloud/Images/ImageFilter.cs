namespace CphBot.Cloud.Images;

/// <summary>What the cloud filters by itself when it lists images. Null: not filtered.</summary>
/// <param name="Type">Private or shared.</param>
/// <param name="CreatedSince">Sent as milliseconds since 1970; the unit is not documented (see <see cref="Servers.ServerFilter"/>).</param>
/// <param name="CreatedUntil">Likewise.</param>
public sealed record ImageFilter(
    PhoneImageType? Type = null, ImageStatus? Status = null, string? ImageId = null, string? Name = null, string? SourceProjectId = null,
    DateTimeOffset? CreatedSince = null, DateTimeOffset? CreatedUntil = null)
{
    public static ImageFilter None { get; } = new();
}
