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
