namespace CphBot.Simulator.Cloud;

/// <summary>What the simulated cloud is like. The same options give the same fleet, ids included.</summary>
internal sealed record SimulatedCloudOptions
{
    public long Seed { get; init; } = 1;

    /// <summary>Phones are named web-0001, web-0002, …; a hundred thousand are fine.</summary>
    public int Phones { get; init; } = 200;

    public int PhonesPerServer { get; init; } = 40;

    /// <summary>About how long a restart takes: each one is up to a fifth shorter or longer.</summary>
    public TimeSpan RestartTime { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>About how long a stop takes.</summary>
    public TimeSpan StopTime { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>About how long a reset takes.</summary>
    public TimeSpan ResetTime { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>About how long anything takes that leaves a phone running: commands, installations, exports, properties.</summary>
    public TimeSpan CommandTime { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long a server takes to stop and start again; its phones need a little longer.</summary>
    public TimeSpan ServerRestartTime { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a bought server is being created, and a released one still there. About half an hour in the real service.</summary>
    public TimeSpan ServerBuildTime { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a phone that reports running again does not yet say that it has booted.</summary>
    public TimeSpan BootTime { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Added for each other phone of the same server that restarts at the time.</summary>
    public TimeSpan LoadPerNeighbour { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>How long an accepted phone still reports its old status.</summary>
    public TimeSpan StatusLag { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan TokenLife { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Wrong passwords in a row after which the user is locked for good.</summary>
    public int LockAfterWrongPasswords { get; init; } = 5;

    /// <summary>The real cap is not published; above it the whole batch is refused with CPS.0190.</summary>
    public int MaxPhonesPerBatch { get; init; } = 100;

    /// <summary>Calls to sync-commands that the gateway lets through in any minute.</summary>
    public int SyncCommandsPerMinute { get; init; } = 6;

    /// <summary>The name of the IAM project.</summary>
    public string Region { get; init; } = "cn-north-4";

    public string DomainName { get; init; } = "simulated-account";

    public string UserName { get; init; } = "cphbot";

    public string Password { get; init; } = "simulated-password";

    public string AccessKey { get; init; } = "SIMULATEDACCESSKEY01";

    public string SecretKey { get; init; } = "simulated-secret-key";
}
