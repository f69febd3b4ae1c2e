namespace CphBot.Cloud.Images;

/// <summary>An image that phones can be given.</summary>
/// <param name="Name">The id when the cloud gave none.</param>
/// <param name="ImageLabel">Which kinds of phones it fits: that of the phone model.</param>
public sealed record PhoneImage(string ImageId, string Name, bool? IsPublic, string? OsType, string? OsName, string? ImageLabel, bool? CanBeEncrypted);
