using System.Globalization;

namespace CphBot.Times;

/// <summary>
/// From a person's words for a time to the instant they mean, by their clock. Pure. Where the clocks are put back an hour comes twice, and where
/// they are put forward one is missing: then the instant that makes the time longer is meant, and the answer says so.
/// </summary>
internal static class Moments
{
    /// <summary>Whoever means a longer time has mistyped it.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <summary>The end of something that begins now: an instant to come, on a full minute.</summary>
    public static Moment Until(MomentWords words, DateTimeOffset now, string? zone) => words switch
    {
        MomentWords.Lasting { Length: var length } when length > Longest => new Moment.None("That is longer than a year."),
        MomentWords.Lasting { Length: var length } => new Moment.At(UpToMinute(now + length)),
        MomentWords.OnClock { Time: null } day => new Moment.None($"Until what time? For example: {(day with { Time = new TimeOnly(9, 0) }).ToText("until")}."),
        MomentWords.OnClock clock => UntilClock(clock, new Clock(clock.Offset, zone, now)),
        _ => throw new ArgumentOutOfRangeException(nameof(words)),
    };

    /// <summary>The beginning of something that reaches up to now: an instant that is past, on a full minute. A day alone begins at midnight.</summary>
    public static Moment Since(MomentWords words, DateTimeOffset now, string? zone)
    {
        if (words is MomentWords.Lasting lasting) return lasting.Length > Longest * 10 ? new Moment.None("That is longer ago than I have been here.") : new Moment.At(DownToMinute(now - lasting.Length));

        var spoken = (MomentWords.OnClock)words;
        var clock = new Clock(spoken.Offset, zone, now);
        var time = spoken.Time ?? TimeOnly.MinValue;
        var (at, note) = clock.Earlier(clock.LastDay(spoken.Day, time), time);
        return at > now ? new Moment.None($"{clock.Say(at)} is still to come: it is {clock.Say(now)}.") : new Moment.At(at, note);
    }

    /// <summary>The same instant in words that mean it for everybody, on any day. How long something lasts stays as it is.</summary>
    public static MomentWords Pinned(MomentWords words, Moment.At at, string? zone)
    {
        if (words is not MomentWords.OnClock clock) return words;
        var local = clock.Offset is { } offset ? at.Instant.ToOffset(offset) : TimeZoneInfo.ConvertTime(at.Instant, ZoneClock.Find(zone));
        return new MomentWords.OnClock(new DayWords.Date(DateOnly.FromDateTime(local.DateTime)), TimeOnly.FromDateTime(local.DateTime), local.Offset);
    }

    private static Moment UntilClock(MomentWords.OnClock spoken, Clock clock)
    {
        var time = spoken.Time!.Value;
        var (at, note) = clock.Later(clock.NextDay(spoken.Day, time), time);
        if (at > clock.Now + Longest) return new Moment.None($"{clock.Say(at)} is more than a year away.");
        if (at > clock.Now) return new Moment.At(at, note);
        var tomorrow = spoken.Day is null or DayWords.FromToday { Days: 0 } ? spoken with { Day = new DayWords.FromToday(1) } : null;
        return new Moment.None($"{clock.Say(at)} is past: it is {clock.Say(clock.Now)}.", tomorrow);
    }

    private static DateTimeOffset DownToMinute(DateTimeOffset instant) => instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMinute));

    private static DateTimeOffset UpToMinute(DateTimeOffset instant) => DownToMinute(instant.AddTicks(TimeSpan.TicksPerMinute - 1));

    /// <summary>The clock on the person's wall, or one at an offset that they named.</summary>
    private sealed class Clock(TimeSpan? offset, string? zoneName, DateTimeOffset now)
    {
        private readonly TimeZoneInfo _zone = offset is { } fix ? TimeZoneInfo.CreateCustomTimeZone("spoken", fix, null, null) : ZoneClock.Find(zoneName);

        public DateTimeOffset Now => now;

        private DateTime LocalNow => TimeZoneInfo.ConvertTime(now, _zone).DateTime;

        /// <summary>Where no day is named, today: a time that is past is asked about, never moved to tomorrow in silence.</summary>
        public DateOnly NextDay(DayWords? day, TimeOnly time)
        {
            var today = DateOnly.FromDateTime(LocalNow);
            if (day is not DayWords.Weekday weekday) return Named(day, today);
            var ahead = ((int)weekday.Day - (int)today.DayOfWeek + 7) % 7;
            return today.AddDays(ahead == 0 && Later(today, time).At <= now ? 7 : ahead);
        }

        /// <summary>Where no day is named, the last time that the clock showed it.</summary>
        public DateOnly LastDay(DayWords? day, TimeOnly time)
        {
            var today = DateOnly.FromDateTime(LocalNow);
            if (day is null) return Earlier(today, time).At > now ? today.AddDays(-1) : today;
            if (day is not DayWords.Weekday weekday) return Named(day, today);
            var back = ((int)today.DayOfWeek - (int)weekday.Day + 7) % 7;
            return today.AddDays(back == 0 && Earlier(today, time).At > now ? -7 : -back);
        }

        public (DateTimeOffset At, string? Note) Later(DateOnly day, TimeOnly time)
        {
            var (first, last) = Instants(day.ToDateTime(time));
            return (last, Note(first, last, last));
        }

        public (DateTimeOffset At, string? Note) Earlier(DateOnly day, TimeOnly time)
        {
            var (first, last) = Instants(day.ToDateTime(time));
            return (first, Note(first, last, first));
        }

        public string Say(DateTimeOffset instant) => Local(instant).ToString("yyyy-MM-dd HH:mm (zzz)", CultureInfo.InvariantCulture);

        /// <summary>The instants that a time on the clock may mean: two where the hour comes twice, or is missing; else one.</summary>
        private (DateTimeOffset First, DateTimeOffset Last) Instants(DateTime local)
        {
            var utc = DateTime.SpecifyKind(local, DateTimeKind.Utc);
            TimeSpan[] offsets = _zone.IsAmbiguousTime(local) ? _zone.GetAmbiguousTimeOffsets(local)
                // By the clock as it was before the hour that is missing, and as it is after it.
                : _zone.IsInvalidTime(local) ? [_zone.GetUtcOffset(utc.AddDays(-1)), _zone.GetUtcOffset(utc.AddDays(1))]
                : [_zone.GetUtcOffset(local)];
            return (new DateTimeOffset(utc - offsets.Max(), TimeSpan.Zero), new DateTimeOffset(utc - offsets.Min(), TimeSpan.Zero));
        }

        private string? Note(DateTimeOffset first, DateTimeOffset last, DateTimeOffset chosen)
        {
            if (first == last) return null;
            var (early, late) = (Local(first), Local(last));
            return early.DateTime == late.DateTime
                ? string.Create(CultureInfo.InvariantCulture, $"The clocks are put back then, and {early:HH:mm} comes twice: the one at {Local(chosen):(zzz)} is meant. Say {early:HH:mm} UTC{(chosen == first ? late : early):zzz} for the other.")
                : string.Create(CultureInfo.InvariantCulture, $"The clocks are put forward then, and leave that time out: {Local(chosen):HH:mm (zzz)} is meant.");
        }

        private DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, _zone);

        private static DateOnly Named(DayWords? day, DateOnly today) => day switch
        {
            DayWords.Date date => date.Day,
            DayWords.FromToday near => today.AddDays(near.Days),
            _ => today,
        };
    }
}
