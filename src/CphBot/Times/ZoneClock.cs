using System.Globalization;

namespace CphBot.Times;

/// <summary>Instants in a person's own zone, with its offset: "02:14:05 (+08:00)".</summary>
internal static class ZoneClock
{
    public static string Time(DateTimeOffset instant, string? zone) => In(instant, zone).ToString("HH:mm:ss (zzz)", CultureInfo.InvariantCulture);

    /// <summary>With the day: "2026-11-24 02:14 (+08:00)".</summary>
    public static string Day(DateTimeOffset instant, string? zone) => In(instant, zone).ToString("yyyy-MM-dd HH:mm (zzz)", CultureInfo.InvariantCulture);

    /// <summary>To the second, with the day: "2026-11-24 02:14:05 (+08:00)".</summary>
    public static string Exact(DateTimeOffset instant, string? zone) => In(instant, zone).ToString("yyyy-MM-dd HH:mm:ss (zzz)", CultureInfo.InvariantCulture);

    /// <summary>To the minute; with the day unless that is today for the person: "14:00 (+01:00)".</summary>
    public static string Minute(DateTimeOffset instant, DateTimeOffset now, string? zone) =>
        In(instant, zone).Date == In(now, zone).Date ? In(instant, zone).ToString("HH:mm (zzz)", CultureInfo.InvariantCulture) : Day(instant, zone);

    public static string Span(TimeSpan span) => span.TotalSeconds < 120 ? $"{(int)span.TotalSeconds} s" : $"{(int)span.TotalMinutes} min";

    /// <summary>A zone that this machine does not know is UTC.</summary>
    public static TimeZoneInfo Find(string? zone) => zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var known) ? known : TimeZoneInfo.Utc;

    private static DateTimeOffset In(DateTimeOffset instant, string? zone) => TimeZoneInfo.ConvertTime(instant, Find(zone));
}
