using CphBot.Commands.Grammar;
using CphBot.Times;
using CsCheck;
using Xunit;
using static CphBot.Tests.Times.TimeWordsTests;

namespace CphBot.Tests.Times;

/// <summary>The nights on which clocks are changed: what is decided is said.</summary>
public sealed class ClockChangeTests
{
    private static readonly string[] Zones =
        ["Europe/Berlin", "America/New_York", "Asia/Shanghai", "Australia/Lord_Howe", "America/Sao_Paulo", "Africa/Cairo", "Asia/Kathmandu", "Pacific/Chatham", "UTC"];

    [Theory]
    [InlineData("until 02:30", "2026-10-25T01:30Z", "The clocks are put back then, and 02:30 comes twice: the one at (+01:00) is meant. Say 02:30 UTC+02:00 for the other.")]
    [InlineData("until 02:30 UTC+02:00", "2026-10-25T00:30Z", null)]
    [InlineData("until 03:00", "2026-10-25T02:00Z", null)]
    [InlineData("for 3 hours", "2026-10-25T02:00Z", null)]
    public void In_the_hour_that_comes_twice_the_second_one_ends_it(string typed, string expected, string? note) =>
        Assert.Equal(new Moment.At(Instant(expected), note), Moments.Until(Read(typed, TimeGrammar.Until), Instant("2026-10-24T23:00Z"), "Europe/Berlin"));

    [Fact]
    public void And_the_first_one_begins_it() =>
        Assert.Equal(
            new Moment.At(Instant("2026-10-25T00:30Z"), "The clocks are put back then, and 02:30 comes twice: the one at (+02:00) is meant. Say 02:30 UTC+01:00 for the other."),
            Moments.Since(Read("since 02:30", TimeGrammar.Since), Instant("2026-10-25T09:00Z"), "Europe/Berlin"));

    [Fact]
    public void An_hour_that_is_left_out_is_the_one_after_it() =>
        Assert.Equal(
            new Moment.At(Instant("2026-03-29T01:30Z"), "The clocks are put forward then, and leave that time out: 03:30 (+02:00) is meant."),
            Moments.Until(Read("until 02:30", TimeGrammar.Until), Instant("2026-03-28T23:30Z"), "Europe/Berlin"));

    [Theory]
    [InlineData("2026-03-28T12:00Z", "2026-03-29T07:00Z")]
    [InlineData("2026-10-24T12:00Z", "2026-10-25T08:00Z")]
    public void Tomorrow_is_by_the_clock_of_tomorrow(string now, string expected) =>
        Assert.Equal(new Moment.At(Instant(expected)), Moments.Until(Read("until tomorrow 9:00", TimeGrammar.Until), Instant(now), "Europe/Berlin"));

    [Fact]
    public void A_time_that_is_found_is_to_come_and_on_the_persons_clock_it_is_what_they_said() =>
        Gen.Select(Gen.Int[0, 366 * 24 * 60], Gen.Int[0, 23], Gen.Int[0, 59], Gen.Int[0, Zones.Length - 1], Gen.Int[0, 1]).Always(
            sample =>
            {
                var (minutes, hour, minute, zoneIndex, ahead) = sample;
                var (now, zone, time) = (Instant("2026-01-01T00:00Z").AddMinutes(minutes), Zones[zoneIndex], new TimeOnly(hour, minute));
                var found = Moments.Until(new MomentWords.OnClock(new DayWords.FromToday(ahead), time), now, zone);
                if (found is not Moment.At at) return;
                var local = TimeZoneInfo.ConvertTime(at.Instant, TimeZoneInfo.FindSystemTimeZoneById(zone));
                Assert.True(at.Instant > now);
                Assert.Equal(at.Note?.Contains("put forward", StringComparison.Ordinal) != true, TimeOnly.FromTimeSpan(local.TimeOfDay) == time);
            },
            iter: 20_000);

    [Fact]
    public void A_beginning_is_never_after_the_end_that_the_same_words_mean() =>
        Gen.Select(Gen.Int[0, 366 * 24 * 60], Gen.Int[0, 24 * 60 - 1], Gen.Int[0, Zones.Length - 1]).Always(
            (minutes, time, zoneIndex) =>
            {
                var now = Instant("2026-01-01T00:00Z").AddMinutes(minutes);
                var words = new MomentWords.OnClock(null, TimeOnly.MinValue.AddMinutes(time));
                var since = Assert.IsType<Moment.At>(Moments.Since(words, now, Zones[zoneIndex])).Instant;
                Assert.InRange(now - since, TimeSpan.Zero, TimeSpan.FromHours(26));
                if (Moments.Until(words, now, Zones[zoneIndex]) is Moment.At until) Assert.True(since < until.Instant);
            },
            iter: 20_000);

    [Fact]
    public void What_was_read_prints_as_words_that_read_the_same()
    {
        var day = Gen.OneOf<DayWords>(
            Gen.Int[-1, 1].Select(days => (DayWords)new DayWords.FromToday(days)),
            Gen.Enum<DayOfWeek>().Select(weekday => (DayWords)new DayWords.Weekday(weekday)),
            Gen.Int[0, 36_000].Select(days => (DayWords)new DayWords.Date(new DateOnly(2000, 1, 1).AddDays(days))));
        var time = Gen.Int[0, 24 * 60 - 1].Select(minute => TimeOnly.MinValue.AddMinutes(minute));
        var offset = Gen.Int[-14 * 60, 14 * 60].Nullable().Select(minutes => minutes is { } some ? TimeSpan.FromMinutes(some) : (TimeSpan?)null);
        var dayOrNone = Gen.Select(day, Gen.Bool, (some, isThere) => isThere ? some : null);
        Gen.OneOf<MomentWords>(
            Gen.Int[1, 1_000_000].Select(minutes => (MomentWords)new MomentWords.Lasting(TimeSpan.FromMinutes(minutes))),
            Gen.Select(dayOrNone, time, offset).Select((d, t, o) => (MomentWords)new MomentWords.OnClock(d, t, o)),
            day.Select(d => (MomentWords)new MomentWords.OnClock(d, null))).Always(
            words => Assert.Equal(words, Read(words.ToText("until"), TimeGrammar.Until)),
            iter: 5000);
    }
}
