namespace CphBot.Simulator.Cloud;

/// <summary>The status numbers that the simulator produces by itself; any other can be set from outside.</summary>
internal static class Status
{
    public const int Creating = 1;
    public const int Running = 2;
    public const int Resetting = 3;
    public const int Restarting = 4;
    public const int Frozen = 6;
    public const int Stopping = 7;
    public const int Stopped = 8;
    public const int ResetFailed = -5;
    public const int RestartFailed = -6;
    public const int Abnormal = -7;
    public const int CreationFailed = -8;
    public const int StopFailed = -9;

    /// <summary>Of a server, as all that follow.</summary>
    public const int ServerCreating = 1;
    public const int ServerAbnormal = 2;
    public const int ServerNormal = 5;
    public const int ServerFrozen = 8;
    public const int ServerStopping = 11;
    public const int ServerStopFailed = 12;
    public const int ServerStarting = 13;

    /// <summary>Of an encoder, as the two that follow.</summary>
    public const int EncoderRunning = 1;
    public const int EncoderAbnormal = 2;
    public const int EncoderRestarting = 3;
    public const int EncoderFrozen = 4;
}
