using System.Globalization;
using CphBot.Commands.Grammar;
using CphBot.Times;
using Superpower;
using Xunit;

namespace CphBot.Tests.Times;

/// <summary>From the words that a person types to the instant they mean.</summary>
public sealed class TimeWordsTests
{
    /// <summary>A Tuesday; 10:30 in Berlin, 17:30 in Shanghai.</summary>
    private const string Winter = "2026-11-24T09:30:20Z";

    [Theory]
    [InlineData("until 14:00", "2026-11-24T13:00Z")]
    [InlineData("until 14.00", "2026-11-24T13:00Z")]
    [InlineData("till 2pm", "2026-11-24T13:00Z")]
    [InlineData("until 2 PM", "2026-11-24T13:00Z")]
    [InlineData("until 2:15 pm", "2026-11-24T13:15Z")]
    [InlineData("until 2:15pm", "2026-11-24T13:15Z")]
    [InlineData("until noon", "2026-11-24T11:00Z")]
    [InlineData("until today at 14:00", "2026-11-24T13:00Z")]
    [InlineData("until tonight 22:00", "2026-11-24T21:00Z")]
    [InlineData("until tomorrow 9:00", "2026-11-25T08:00Z")]
    [InlineData("until 9:00 tomorrow", "2026-11-25T08:00Z")]
    [InlineData("until midnight tomorrow", "2026-11-24T23:00Z")]
    [InlineData("until wednesday 8:00", "2026-11-25T07:00Z")]
    [InlineData("until Tue 14:00", "2026-11-24T13:00Z")]
    [InlineData("until tuesday 9:00", "2026-12-01T08:00Z")]
    [InlineData("until 2026-11-25 08:00", "2026-11-25T07:00Z")]
    [InlineData("until 2026-11-25T08:00", "2026-11-25T07:00Z")]
    [InlineData("until 2026-11-25T08:00Z", "2026-11-25T08:00Z")]
    [InlineData("until 14:00 UTC", "2026-11-24T14:00Z")]
    [InlineData("until 19:00 UTC+8", "2026-11-24T11:00Z")]
    [InlineData("until 14:00 UTC-5", "2026-11-24T19:00Z")]
    [InlineData("until 14:00 UTC-03:30", "2026-11-24T17:30Z")]
    [InlineData("until 16:00 GMT+5:30", "2026-11-24T10:30Z")]
    [InlineData("until 14:00 (+01:00)", "2026-11-24T13:00Z")]
    [InlineData("until 14:00 -05:00", "2026-11-24T19:00Z")]
    [InlineData("for 2 hours", "2026-11-24T11:31Z")]
    [InlineData("for an hour", "2026-11-24T10:31Z")]
    [InlineData("for 90 min", "2026-11-24T11:01Z")]
    [InlineData("for 1h30m", "2026-11-24T11:01Z")]
    [InlineData("for 1 hour and 30 minutes", "2026-11-24T11:01Z")]
    [InlineData("for 2 days", "2026-11-26T09:31Z")]
    [InlineData("for a week", "2026-12-01T09:31Z")]
    public void Until(string typed, string expected)
    {
        var at = Assert.IsType<Moment.At>(Moments.Until(Read(typed, TimeGrammar.Until), Instant(Winter), "Europe/Berlin"));

        Assert.Equal(Instant(expected), at.Instant);
        Assert.Null(at.Note);
    }

    [Theory]
    [InlineData("since 10:00", "2026-11-24T09:00Z")]
    [InlineData("since 14:00", "2026-11-23T13:00Z")]
    [InlineData("since yesterday", "2026-11-22T23:00Z")]
    [InlineData("since today", "2026-11-23T23:00Z")]
    [InlineData("since yesterday 14:00", "2026-11-23T13:00Z")]
    [InlineData("since monday", "2026-11-22T23:00Z")]
    [InlineData("since tuesday", "2026-11-23T23:00Z")]
    [InlineData("since tuesday 11:00", "2026-11-17T10:00Z")]
    [InlineData("since 2026-11-20", "2026-11-19T23:00Z")]
    [InlineData("from 2026-11-20 8:00 UTC", "2026-11-20T08:00Z")]
    [InlineData("for 2 hours", "2026-11-24T07:30Z")]
    [InlineData("since 2 hours ago", "2026-11-24T07:30Z")]
    [InlineData("since 30 minutes", "2026-11-24T09:00Z")]
    public void Since(string typed, string expected)
    {
        var at = Assert.IsType<Moment.At>(Moments.Since(Read(typed, TimeGrammar.Since), Instant(Winter), "Europe/Berlin"));

        Assert.Equal(Instant(expected), at.Instant);
    }

    [Theory]
    [InlineData("until 9:00", "2026-11-24 09:00 (+01:00) is past: it is 2026-11-24 10:30 (+01:00).", "until tomorrow 09:00")]
    [InlineData("until today 9:00", "2026-11-24 09:00 (+01:00) is past: it is 2026-11-24 10:30 (+01:00).", "until tomorrow 09:00")]
    [InlineData("until 9:00 UTC", "2026-11-24 09:00 (+00:00) is past: it is 2026-11-24 09:30 (+00:00).", "until tomorrow 09:00 UTC")]
    [InlineData("until 2026-11-23 18:00", "2026-11-23 18:00 (+01:00) is past: it is 2026-11-24 10:30 (+01:00).", null)]
    [InlineData("until yesterday 18:00", "2026-11-23 18:00 (+01:00) is past: it is 2026-11-24 10:30 (+01:00).", null)]
    [InlineData("until 2062-11-25 18:00", "2062-11-25 18:00 (+01:00) is more than a year away.", null)]
    [InlineData("for 9999 weeks", "That is longer than a year.", null)]
    [InlineData("until tomorrow", "Until what time? For example: until tomorrow 09:00.", null)]
    [InlineData("until 2026-11-25", "Until what time? For example: until 2026-11-25 09:00.", null)]
    public void What_cannot_be_meant_is_said_in_words(string typed, string reason, string? instead)
    {
        var none = Assert.IsType<Moment.None>(Moments.Until(Read(typed, TimeGrammar.Until), Instant(Winter), "Europe/Berlin"));

        Assert.Equal((reason, instead), (none.Reason, none.Instead?.ToText("until")));
    }

    [Fact]
    public void What_is_still_to_come_is_no_beginning() =>
        Assert.Equal(
            "2026-11-25 00:00 (+01:00) is still to come: it is 2026-11-24 10:30 (+01:00).",
            Assert.IsType<Moment.None>(Moments.Since(Read("since tomorrow", TimeGrammar.Since), Instant(Winter), "Europe/Berlin")).Reason);

    [Theory]
    [InlineData("until 25:00")]
    [InlineData("until 14:60")]
    [InlineData("until 13pm")]
    [InlineData("until 0am")]
    [InlineData("until 14")]
    [InlineData("until later")]
    [InlineData("until 2026-02-30 08:00")]
    [InlineData("until 0001-01-01 08:00")]
    [InlineData("until 14:00 UTC+15")]
    [InlineData("for 0 minutes")]
    [InlineData("for ever")]
    [InlineData("for 99999 hours")]
    [InlineData("until")]
    [InlineData("for")]
    public void What_is_no_time_is_not_read_as_one(string typed) =>
        Assert.False(TimeGrammar.Until.AtEnd()(new(CommandTokenizer.Tokenize(CommandText.Fold(typed)))).HasValue);

    [Fact]
    public void A_zone_that_nobody_knows_and_none_at_all_are_UTC()
    {
        foreach (var zone in (string?[])[null, "Mars/Olympus"])
        {
            Assert.Equal(new Moment.At(Instant("2026-11-24T14:00Z")), Moments.Until(Read("until 14:00", TimeGrammar.Until), Instant(Winter), zone));
        }
    }

    internal static MomentWords Read(string typed, TokenListParser<CommandToken, MomentWords> grammar)
    {
        var result = grammar.AtEnd()(new(CommandTokenizer.Tokenize(CommandText.Fold(typed))));
        Assert.True(result.HasValue, $"{typed}: {result}");
        return result.Value;
    }

    internal static DateTimeOffset Instant(string iso) => DateTimeOffset.Parse(iso, CultureInfo.InvariantCulture);
}
