namespace CphBot.Cloud.Servers;

/// <summary>The numbers are the cloud's own. 0, 1, 3 and 4 all mean "creating"; 6 is seen but not documented.</summary>
public enum ServerStatus
{
    /// <summary>Ours: the cloud gave no number, or one that cannot be read.</summary>
    Unknown = int.MinValue,

    Creating0 = 0,
    Creating1 = 1,
    Abnormal = 2,
    Creating3 = 3,
    Creating4 = 4,
    Normal = 5,
    Deleted = 6,
    Frozen = 8,
    Stopped = 10,
    Stopping = 11,
    StopFailed = 12,
    Starting = 13,
}
