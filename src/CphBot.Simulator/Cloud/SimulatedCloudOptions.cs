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

    /// <summary>Added for each other phone of the same server that restarts at the time.</summary>
    public TimeSpan LoadPerNeighbour { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>How long an accepted phone still reports its old status.</summary>
    public TimeSpan StatusLag { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan TokenLife { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Wrong passwords in a row after which the user is locked for good.</summary>
    public int LockAfterWrongPasswords { get; init; } = 5;

    /// <summary>The real cap is not published; above it the whole batch is refused with CPS.0190.</summary>
    public int MaxPhonesPerBatch { get; init; } = 100;

    /// <summary>The name of the IAM project.</summary>
    public string Region { get; init; } = "cn-north-4";

    public string DomainName { get; init; } = "simulated-account";

    public string UserName { get; init; } = "cphbot";

    public string Password { get; init; } = "simulated-password";

    public string AccessKey { get; init; } = "SIMULATEDACCESSKEY01";

    public string SecretKey { get; init; } = "simulated-secret-key";
}
