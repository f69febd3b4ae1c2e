namespace CphBot.Simulator.Cloud;

/// <summary>The phone status numbers that the simulator produces by itself; any other can be set from outside.</summary>
internal static class Status
{
    public const int Running = 2;
    public const int Restarting = 4;
    public const int Frozen = 6;
    public const int Stopped = 8;
    public const int RestartFailed = -6;
    public const int Abnormal = -7;

    /// <summary>Of a server.</summary>
    public const int ServerNormal = 5;

    /// <summary>Of a server.</summary>
    public const int ServerFrozen = 8;
}
