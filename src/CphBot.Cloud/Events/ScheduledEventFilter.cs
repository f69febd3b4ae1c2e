namespace CphBot.Cloud.Events;

/// <summary>What the cloud filters by itself when it lists what it plans. Null or empty: not filtered.</summary>
public sealed record ScheduledEventFilter(string? EventId = null, string? ServerId = null, DateTimeOffset? PublishedSince = null, DateTimeOffset? PublishedUntil = null)
{
    public static ScheduledEventFilter None { get; } = new();

    public IReadOnlyList<ScheduledEventState> States { get; init; } = [];

    public IReadOnlyList<ScheduledEventType> Types { get; init; } = [];
}
