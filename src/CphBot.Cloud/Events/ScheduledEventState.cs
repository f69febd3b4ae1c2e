namespace CphBot.Cloud.Events;

/// <summary>How far what the vendor plans has come.</summary>
public enum ScheduledEventState
{
    Unknown,

    /// <summary>The vendor asks for leave.</summary>
    Inquiring,
    Scheduled,
    Executing,
    Completed,
    Failed,
    Canceled,
}

/// <summary>What the vendor plans.</summary>
public enum ScheduledEventType
{
    LocalDiskRecovery,
    SystemMaintenance,
}

/// <summary>What the vendor is allowed to do.</summary>
public enum EventAuthorization
{
    /// <summary>The server stays where it is.</summary>
    Maintenance,

    /// <summary>The server goes to another host: what is on local disks is lost.</summary>
    Redeploy,
}
