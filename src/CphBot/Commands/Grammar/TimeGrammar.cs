using System.Globalization;
using CphBot.Times;
using Superpower;
using Superpower.Model;
using Superpower.Parsers;

namespace CphBot.Commands.Grammar;

/// <summary>
/// Reads times as people say them: <c>until 14:00</c>, <c>until tomorrow at 9am</c>, <c>since 2026-11-24T08:00Z</c>, <c>until friday 18:00 UTC+1</c>.
/// Which instant is meant is decided by <see cref="Moments"/>.
/// </summary>
internal static class TimeGrammar
{
    private static readonly (string Word, DayWords Day)[] Days =
    [
        ("today", new DayWords.FromToday(0)), ("tonight", new DayWords.FromToday(0)), ("tomorrow", new DayWords.FromToday(1)), ("yesterday", new DayWords.FromToday(-1)),
        .. Enum.GetValues<DayOfWeek>().Select(day => (day.ToString(), (DayWords)new DayWords.Weekday(day))),
        .. Enum.GetValues<DayOfWeek>().Select(day => (day.ToString()[..3], (DayWords)new DayWords.Weekday(day))),
    ];

    private static readonly TokenListParser<CommandToken, Unit> Colon =
        Token.EqualToValue(CommandToken.Symbol, ":").Or(Token.EqualTo(CommandToken.Stop)).Value(Unit.Value);

    private static readonly TokenListParser<CommandToken, DayWords> Day = Word(DayOf);

    /// <summary>14:00, 14.00, 9:30 pm, 9am, noon; ISO's Z is a zone.</summary>
    private static readonly TokenListParser<CommandToken, (TimeOnly Time, bool IsUtc)> Time =
        (from hour in Word(text => Number(text, 0, 24))
         from colon in Colon
         from minute in Word(MinuteOf)
         from half in Terminals.Keyword("am", "pm").OptionalOrDefault()
         let time = TimeOf(hour, minute.Minute, minute.Suffix is "AM" or "PM" ? minute.Suffix : half.HasValue ? half.ToStringValue().ToUpperInvariant() : null)
         where time is not null
         select (time.Value, minute.Suffix == "Z")).Try()
        .Or((from hour in Word(text => Number(text, 1, 12))
             from half in Terminals.Keyword("am", "pm")
             select (TimeOf(hour, 0, half.ToStringValue().ToUpperInvariant())!.Value, false)).Try())
        .Or(Word(ShortTimeOf).Select(time => (time, false)));

    /// <summary>UTC, GMT, UTC+1, UTC-5, UTC+5:30, +01:00, or that in brackets as cards show it.</summary>
    private static readonly TokenListParser<CommandToken, TimeSpan> Zone =
        (from open in Token.EqualToValue(CommandToken.Symbol, "(").OptionalOrDefault()
         from offset in (from plus in Token.EqualToValue(CommandToken.Symbol, "+") from rest in Hours(1) select rest).Try()
            .Or((from sign in Terminals.Keyword("UTC", "GMT") from plus in Token.EqualToValue(CommandToken.Symbol, "+") from rest in Hours(1) select rest).Try())
            .Or(Terminals.Keyword("UTC", "GMT", "Z").Value(TimeSpan.Zero).Try())
            .Or(Hours(-1))
         from close in Token.EqualToValue(CommandToken.Symbol, ")").OptionalOrDefault()
         where offset.Duration() <= TimeSpan.FromHours(14)
         select offset).Try();

    private static readonly TokenListParser<CommandToken, MomentWords> DayFirst =
        from day in Day
        from at in Terminals.Keyword("at").OptionalOrDefault()
        from time in Time.Select(time => ((TimeOnly Time, bool IsUtc)?)time).OptionalOrDefault()
        from zone in time is null ? Parse.Return<CommandToken, TimeSpan?>(null) : ZoneAfter(time.Value.IsUtc)
        select (MomentWords)new MomentWords.OnClock(day, time?.Time, zone);

    private static readonly TokenListParser<CommandToken, MomentWords> TimeFirst =
        from time in Time
        from zone in ZoneAfter(time.IsUtc)
        from day in Day.OptionalOrDefault(null!)
        select (MomentWords)new MomentWords.OnClock(day, time.Time, zone);

    // 2026-11-24T08 is one word.
    private static readonly TokenListParser<CommandToken, MomentWords> Iso =
        from day in Word(text => text is [_, _, _, _, '-', _, _, '-', _, _, 'T' or 't', _, _] ? text : null)
        from colon in Colon
        from minute in Word(MinuteOf)
        from zone in ZoneAfter(minute.Suffix == "Z")
        let date = DayOf(day[..10])
        let time = Number(day[11..], 0, 23) is { } hour ? TimeOf(hour, minute.Minute, null) : null
        where date is not null && time is not null
        select (MomentWords)new MomentWords.OnClock(date, time, zone);

    /// <summary>A time on the clock, without a preposition.</summary>
    private static readonly TokenListParser<CommandToken, MomentWords> OnClock = Iso.Try().Or(DayFirst.Try()).Or(TimeFirst.Try()).Or(NoTime("time"));

    /// <summary><c>until 14:00</c> or <c>for 2 hours</c></summary>
    public static TokenListParser<CommandToken, MomentWords> Until { get; } =
        Terminals.Keyword("until", "till").IgnoreThen(OnClock)
            .Or(Terminals.Keyword("for").IgnoreThen(DurationGrammar.Duration.Or(NoTime("length of time"))))
            .Named("time");

    /// <summary><c>since yesterday</c>, <c>since 2 hours ago</c> or <c>for 2 hours</c></summary>
    public static TokenListParser<CommandToken, MomentWords> Since { get; } =
        Terminals.Keyword("since", "from").IgnoreThen(DurationGrammar.Duration.Then(length => Terminals.Keyword("ago").OptionalOrDefault().Value(length)).Try().Or(OnClock))
            .Or(Terminals.Keyword("for").IgnoreThen(DurationGrammar.Duration.Or(NoTime("length of time"))))
            .Named("time");

    /// <summary><c>until 14:00</c> only.</summary>
    public static TokenListParser<CommandToken, MomentWords> UntilClock { get; } = Terminals.Keyword("until", "till").IgnoreThen(OnClock);

    private static TokenListParser<CommandToken, TimeSpan?> ZoneAfter(bool isUtc) =>
        isUtc ? Parse.Return<CommandToken, TimeSpan?>(TimeSpan.Zero) : Zone.Select(zone => (TimeSpan?)zone).OptionalOrDefault();

    /// <summary>Hours, perhaps with minutes: 1, 01:00. In front of them a minus belongs to the word.</summary>
    private static TokenListParser<CommandToken, TimeSpan> Hours(int sign) =>
        from hours in Word(text => HoursOf(text, sign))
        from minutes in Colon.IgnoreThen(Word(text => Number(text, 0, 59))).Try().Select(minute => (int?)minute).OptionalOrDefault()
        select sign * (TimeSpan.FromHours(hours) + TimeSpan.FromMinutes(minutes ?? 0));

    private static int? HoursOf(string text, int sign)
    {
        if (sign > 0) return Number(text, 0, 14);
        var minus = text.IndexOf('-', StringComparison.Ordinal);
        var isZone = minus == 0 || (minus == 3 && text[..3].ToUpperInvariant() is "UTC" or "GMT");
        return isZone ? Number(text[(minus + 1)..], 0, 14) : null;
    }

    private static TokenListParser<CommandToken, T> Word<T>(Func<string, T?> read)
        where T : struct =>
        Token.EqualTo(CommandToken.Word).Where(token => read(token.ToStringValue()) is not null).Select(token => read(token.ToStringValue())!.Value);

    private static TokenListParser<CommandToken, T> Word<T>(Func<string, T?> read)
        where T : class =>
        Token.EqualTo(CommandToken.Word).Where(token => read(token.ToStringValue()) is not null).Select(token => read(token.ToStringValue())!);

    private static DayWords? DayOf(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is >= 2000 and < 2100
            ? new DayWords.Date(date)
            : Days.FirstOrDefault(day => string.Equals(day.Word, text, StringComparison.OrdinalIgnoreCase)).Day;

    private static (int Minute, string? Suffix)? MinuteOf(string text) =>
        text.Length >= 2 && Number(text[..2], 0, 59) is { } minute && text[2..].ToUpperInvariant() is "" or "AM" or "PM" or "Z"
            ? (minute, text.Length == 2 ? null : text[2..].ToUpperInvariant())
            : null;

    private static TimeOnly? ShortTimeOf(string text) => text.ToUpperInvariant() switch
    {
        "NOON" => new TimeOnly(12, 0),
        "MIDNIGHT" => TimeOnly.MinValue,
        [.. var hour, 'A' or 'P', 'M'] when Number(hour, 1, 12) is { } number => TimeOf(number, 0, text[^2..].ToUpperInvariant()),
        _ => null,
    };

    private static TimeOnly? TimeOf(int hour, int minute, string? half) => half switch
    {
        null when hour < 24 => new TimeOnly(hour, minute),
        "AM" or "PM" when hour is >= 1 and <= 12 => new TimeOnly((hour % 12) + (half == "PM" ? 12 : 0), minute),
        _ => null,
    };

    private static int? Number(string text, int least, int most) =>
        text.Length is 1 or 2 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;

    private static TokenListParser<CommandToken, MomentWords> NoTime(string what) => input => input.IsAtEnd
        ? TokenListParserResult.Empty<CommandToken, MomentWords>(input, [what])
        : Terminals.Reject<MomentWords>(input.ConsumeToken().Remainder, $"I don't understand the time at \"{Excerpt.Of(input.ConsumeToken().Value.ToStringValue())}\". Say 14:00, tomorrow 9:00, 2026-11-25 08:00 or for 2 hours.");
}
