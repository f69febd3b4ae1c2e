using CphBot.Commands.Grammar;
using Xunit;

namespace CphBot.Tests.Commands.Grammar;

public sealed class MistakeTests
{
    [Theory]
    [InlineData("")]
    [InlineData("  \u200B ")]
    [InlineData("@CphBot")]
    [InlineData("CphBot, please!")]
    public void Nothing_but_a_mention_is_empty(string typed) => Assert.IsType<ParseResult.Empty>(TestCatalogue.Parser.Parse(typed));

    [Fact]
    public void A_message_may_have_2000_characters_and_no_more()
    {
        Assert.IsType<ParseResult.Parsed>(TestCatalogue.Parser.Parse("whoami".PadRight(CommandParser.MaxLength)));
        Assert.IsType<ParseResult.TooLong>(TestCatalogue.Parser.Parse("whoami".PadRight(CommandParser.MaxLength + 1)));
    }

    [Theory]
    [InlineData("restart phone", "Which phone? Usage: restart phone <phone>")]
    [InlineData("restart", "Which phone? Usage: restart phone <phone>")]
    [InlineData("restart phones", "Which phone? Usage: restart phones <phone>, <phone> and <phone>")]
    [InlineData("restart phone \"\"", "I don't understand \"\"\"\" after \"restart phone\". Usage: restart phone <phone>")]
    [InlineData("restart phone web-0007 fo", "I don't understand \"fo\" after \"restart phone web-0007\". Usage: restart phone <phone>")]
    [InlineData("restart phone phone",
        "I don't understand \"phone\" after \"restart phone\". If that is a name, put it in quotation marks. Usage: restart phone <phone>")]
    [InlineData("restart phone \"web-1", "I don't understand \"″\" after \"restart phone\". A quotation mark is not closed. Usage: restart phone <phone>")]
    [InlineData("restart phone web-1 because", "Which reason? Usage: restart phone <phone>")]
    [InlineData("restart phone web-1 and web-2", "\"restart phone\" takes one. For several, say \"restart phones web-1, web-2\".")]
    [InlineData("restart phone web-0007?", "Was that a question? Nothing is done yet. To do it, say \"restart phone web-0007\".")]
    [InlineData("show phone #1042", "I don't understand \"#1042\" after \"show phone\". A number after # is always an operation's. Usage: show phone <phone>")]
    [InlineData("show", "Do you mean \"show <number>\", \"show phone <phone>\" or \"show server <server>\"?")]
    [InlineData("show web-0007", "Do you mean \"show phone web-0007\" or \"show server web-0007\"?")]
    [InlineData("list", "Do you mean \"list phones\", \"list servers\" or \"list operations\"?")]
    [InlineData("confirm", "Which operation? Usage: confirm <number>")]
    [InlineData("confirm 0", "I don't understand \"0\" after \"confirm\". Usage: confirm <number>")]
    [InlineData("confirm 99999999999999999999", "I don't understand \"99999999999999999999\" after \"confirm\". Usage: confirm <number>")]
    [InlineData("answer 17", "Which answer? Usage: answer <number> <choice>")]
    [InlineData("list servers page", "Which page? Usage: list servers [page N]")]
    [InlineData("list phones on server a on server b", "Say status, server, name, group and tag once each; several go with \"or\": on server cph-01 or cph-02.")]
    [InlineData("restart phones web-*, db-* on server a", "That can be read in two ways. Say \"(web-*, db-*) on server a\" or \"web-*, (db-* on server a)\".")]
    [InlineData("restart web-9..web-1", "web-9..web-1 runs backwards. Do you mean web-1..web-9?")]
    [InlineData("restart phone web-*", "\"restart phone\" takes one. For several, say \"restart phones web-*\".")]
    [InlineData("restart phone web-1..web-4", "\"restart phone\" takes one. For several, say \"restart phones web-1..web-4\".")]
    [InlineData("restart phone all phones on server a", "\"restart phone\" takes one. For several, say \"restart phones on server a\".")]
    [InlineData("restart phones web-* in waves of 3 in waves of 4", "Say each limit once: in waves of 10, at most 3 per server, stop after 2 failures.")]
    [InlineData("restart phones web-* in waves of 0", "I don't understand \"in\" after \"restart phones web-*\". If that is a name, put it in quotation marks. Usage: restart phones <phone>, <phone> and <phone>")]
    [InlineData("show server cph-*", "Wildcards such as \"cph-*\" are not understood here. Name one; \"list servers\" shows the names.")]
    [InlineData("group checkout", "Which \"=\", add or remove? Usage: group <group> = <phones>")]
    public void What_is_missing_or_not_understood_is_said(string typed, string problem) =>
        Assert.Equal(problem, Assert.IsType<ParseResult.Incomplete>(TestCatalogue.Parser.Parse(typed)).Problem);

    [Fact]
    public void An_unknown_status_is_answered_with_the_known_ones()
    {
        var problem = TestCatalogue.Read("list phones where status is faild");

        Assert.StartsWith("I don't know the status \"faild\". Did you mean \"failed\"? Known are running, stopped, ", problem, StringComparison.Ordinal);
        Assert.All(StatusWords.All, word => Assert.Contains(word, problem, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("restart phone web-1 at 14:00")]
    [InlineData("restart phones web-1 web-2 until it works")]
    [InlineData("restart phones web-* after 14:00")]
    [InlineData("restart phones web-* in 10 minutes")]
    public void Times_of_a_later_release_stop_the_command(string typed) =>
        Assert.Contains("not understood yet", Assert.IsType<ParseResult.Incomplete>(TestCatalogue.Parser.Parse(typed)).Problem, StringComparison.Ordinal);

    [Theory]
    [InlineData("restrat phone web-0007", "restrat phone", "restart phone", "restart phone web-0007")]
    [InlineData("restrat web-0007 please", "restrat", "restart phone", "restart phone web-0007")]
    [InlineData("restart phon web-0007", "restart phon", "restart phone", "restart phone web-0007")]
    [InlineData("re start phone web-0007", "re start phone", "restart phone", "restart phone web-0007")]
    [InlineData("restartphone web-0007", "restartphone", "restart phone", "restart phone web-0007")]
    [InlineData("lst phones page 2", "lst phones", "list phones", "list phones page 2")]
    [InlineData("list phnoes", "list phnoes", "list phones", "list phones")]
    [InlineData("shwo 1042", "shwo", "show", "show 1042")]
    [InlineData("confrm", "confrm", "confirm", null)]
    [InlineData("hlep", "hlep", "help", "help")]
    [InlineData("stop phone web-0007", "stop", null, null)]
    [InlineData("blorp the fleet", "blorp", null, null)]
    [InlineData("\"restart\" phone web-0007", "restart", null, null)]
    [InlineData("1042", "1042", null, null)]
    public void A_wrong_word_gets_the_nearest_right_one(string typed, string wrong, string? name, string? corrected)
    {
        var unknown = Assert.IsType<ParseResult.Unknown>(TestCatalogue.Parser.Parse(typed));

        Assert.Equal((wrong, name, corrected), (unknown.Typed, unknown.DidYouMean?.Name, unknown.Corrected));
    }

    [Fact]
    public void A_catalogue_with_the_same_words_twice_is_refused() =>
        Assert.Throws<ArgumentException>(() => new CommandParser([.. TestCatalogue.Specs, TestCatalogue.Specs[0] with { Name = "Who Am I" }]));
}
