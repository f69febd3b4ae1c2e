using System.Globalization;

namespace CphBot.Cloud.Events;

internal static class ScheduledEventText
{
    public static string ToText(this ScheduledEventState state) => state switch
    {
        ScheduledEventState.Inquiring => "inquiring",
        ScheduledEventState.Scheduled => "scheduled",
        ScheduledEventState.Executing => "executing",
        ScheduledEventState.Completed => "completed",
        ScheduledEventState.Failed => "failed",
        ScheduledEventState.Canceled => "canceled",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static string ToText(this ScheduledEventType type) => type switch
    {
        ScheduledEventType.LocalDiskRecovery => "localdisk-recovery",
        ScheduledEventType.SystemMaintenance => "system-maintenance",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    public static string ToText(this EventAuthorization authorization) => authorization switch
    {
        EventAuthorization.Maintenance => "maintenance",
        EventAuthorization.Redeploy => "redeploy",
        _ => throw new ArgumentOutOfRangeException(nameof(authorization)),
    };

    public static ScheduledEventState StateOf(string? text) =>
        Enum.GetValues<ScheduledEventState>().FirstOrDefault(state => state != ScheduledEventState.Unknown && string.Equals(state.ToText(), text, StringComparison.OrdinalIgnoreCase));
}

internal static class ScheduledEventTime
{
    /// <summary>The vendor's usual form, UTC: <c>2026-03-01T03:00:00Z</c>.</summary>
    public static string? ToText(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
