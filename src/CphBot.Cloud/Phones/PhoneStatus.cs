namespace CphBot.Cloud.Phones;

/// <summary>The numbers are the cloud's own (reference of the API, phone status). 5 is not defined; a number that is not listed still parses.</summary>
public enum PhoneStatus
{
    /// <summary>Ours: the cloud gave no number, or one that cannot be read.</summary>
    Unknown = int.MinValue,

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
