using System.Globalization;

namespace CphBot.Cards;

/// <summary>Instants in a person's own zone, with its offset: "02:14:05 (+08:00)".</summary>
internal static class ZoneClock
{
    public static string Time(DateTimeOffset instant, string? zone) => In(instant, zone).ToString("HH:mm:ss (zzz)", CultureInfo.InvariantCulture);

    /// <summary>With the day: "2026-11-24 02:14 (+08:00)".</summary>
    public static string Day(DateTimeOffset instant, string? zone) => In(instant, zone).ToString("yyyy-MM-dd HH:mm (zzz)", CultureInfo.InvariantCulture);

    public static string Span(TimeSpan span) => span.TotalSeconds < 120 ? $"{(int)span.TotalSeconds} s" : $"{(int)span.TotalMinutes} min";

    /// <summary>A zone that this machine does not know is shown as UTC.</summary>
    private static DateTimeOffset In(DateTimeOffset instant, string? zone) =>
        zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var known) ? TimeZoneInfo.ConvertTime(instant, known) : instant.ToUniversalTime();
}
