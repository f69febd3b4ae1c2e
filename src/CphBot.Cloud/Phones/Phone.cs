namespace CphBot.Cloud.Phones;

/// <summary>A cloud phone as the list shows it. Ids are opaque text, normally 32 lower-case hex digits.</summary>
/// <param name="PhoneName">At most 65 characters; the id when the cloud gave none.</param>
/// <param name="ServerId">Empty when the cloud gave none.</param>
/// <param name="Status">The cloud's number; one that is not listed in <see cref="PhoneStatus"/> still parses.</param>
/// <param name="UpdateTime">UTC; null when the cloud gave none or one that cannot be read.</param>
public sealed record Phone(
    string PhoneId,
    string PhoneName,
    string ServerId,
    PhoneStatus Status,
    string? PhoneModelName = null,
    string? ImageId = null,
    string? ImageVersion = null,
    string? AvailabilityZone = null,
    DateTimeOffset? CreateTime = null,
    DateTimeOffset? UpdateTime = null);
