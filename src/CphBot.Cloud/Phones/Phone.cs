namespace CphBot.Cloud.Phones;

/// <summary>A cloud phone as the list shows it. Ids are opaque text, normally 32 lower-case hex digits.</summary>
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

/// <summary>The numbers are the cloud's own (reference of the API, phone status). 5 is not defined.</summary>
public enum PhoneStatus
{
    StopFailed = -9,
    CreationFailed = -8,
    Abnormal = -7,
    RestartFailed = -6,
    ResetFailed = -5,
    CreatingOld = 0,
    Creating = 1,
    Running = 2,
    Resetting = 3,
    Restarting = 4,
    Frozen = 6,
    Stopping = 7,
    Stopped = 8,
}
