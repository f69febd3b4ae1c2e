namespace CphBot.Cloud.Events;

/// <summary>What the vendor plans.</summary>
public enum ScheduledEventType
{
    LocalDiskRecovery,
    SystemMaintenance,
}
