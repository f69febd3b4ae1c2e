using System.Globalization;

namespace CphBot.Times;

/// <summary>A point in time as a person says it. Which instant that is depends on when they say it, and on their zone: see <see cref="Moments"/>.</summary>
internal abstract record MomentWords
{
    private MomentWords()
    {
    }

    /// <summary><c>for 2 hours</c>: elapsed time, whatever the clocks do meanwhile.</summary>
    /// <param name="Length">Whole minutes, more than none.</param>
    public sealed record Lasting(TimeSpan Length) : MomentWords;

    /// <summary><c>14:00</c>, <c>tomorrow 9:00</c>, <c>2026-11-25 08:00 UTC+1</c>, <c>yesterday</c>. A day or a time is there at least.</summary>
    /// <param name="Offset">From UTC, where the person named one; null: the person's own zone.</param>
    public sealed record OnClock(DayWords? Day, TimeOnly? Time, TimeSpan? Offset = null) : MomentWords;

    /// <summary>As it is typed: <c>until tomorrow 09:00</c>, <c>for 2 hours</c>.</summary>
    /// <param name="preposition">Before a time on the clock: <c>until</c> or <c>since</c>.</param>
    public string ToText(string preposition) => this switch
    {
        Lasting lasting => $"for {Words(lasting.Length)}",
        OnClock clock => string.Join(' ', ((string?[])[preposition, clock.Day?.ToText(), clock.Time?.ToString("HH:mm", CultureInfo.InvariantCulture), Words(clock.Offset)]).OfType<string>()),
        _ => throw new InvalidOperationException(GetType().Name),
    };

    private static string Words(TimeSpan length)
    {
        (int Count, string Unit)[] parts = [(length.Days, "day"), (length.Hours, "hour"), (length.Minutes, "minute")];
        return string.Join(' ', parts.Where(part => part.Count > 0).Select(part => $"{part.Count} {part.Unit}{(part.Count == 1 ? "" : "s")}"));
    }

    private static string? Words(TimeSpan? offset) => offset switch
    {
        null => null,
        { Ticks: 0 } => "UTC",
        { } other => $"UTC{(other < TimeSpan.Zero ? '-' : '+')}{other.Duration().ToString("hh\\:mm", CultureInfo.InvariantCulture)}",
    };
}

/// <summary>A day as a person says it.</summary>
internal abstract record DayWords
{
    private DayWords()
    {
    }

    /// <param name="Days">-1: yesterday, 0: today, 1: tomorrow.</param>
    public sealed record FromToday(int Days) : DayWords;

    /// <summary>The next such day, or the last one: whichever the sentence looks to.</summary>
    public sealed record Weekday(DayOfWeek Day) : DayWords;

    public sealed record Date(DateOnly Day) : DayWords;

    public string ToText() => this switch
    {
        FromToday { Days: 0 } => "today",
        FromToday { Days: 1 } => "tomorrow",
        FromToday => "yesterday",
        Weekday weekday => weekday.Day.ToString().ToLowerInvariant(),
        Date date => date.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException(GetType().Name),
    };
}
