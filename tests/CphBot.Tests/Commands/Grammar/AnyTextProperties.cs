using System.Text;
using CphBot.Commands.Grammar;
using CphBot.Fleet.Selectors;
using CsCheck;
using Xunit;

namespace CphBot.Tests.Commands.Grammar;

public sealed class AnyTextProperties
{
    /// <summary>Pieces that mean something, and pieces made to break a reader, in any order.</summary>
    private static readonly Gen<string> Soup =
        Gen.Frequency(
            (3, Choice.Of("restart ", "phone ", "phones ", "list ", "show ", "confirm ", "help ", "restart phones ", "list phones ", "restart phone ", "audit ", "audit of phone ", "hold ", "release ")),
            (3, Choice.Of("web-1", "web-2", "cph-01", "1042", "#7", "测试机-3", " ", ", ", " and ", " because ", "where status is failed ", "page 2", " by ", " me ", " since ", " despite holds ", " until ", " for ", "14:00 ", "2 hours ", "tomorrow ", "UTC+1 ")),
            (2, Choice.Of("all ", "failed ", "except ", "on server ", "where ", "web-*", "*-2 ", "web-1..web-9 ", "(", ")", "group ", " or ", "one at a time ", "in waves of 3 ", "stop after ", "dry run ", "matching ")),
            (3, Choice.Of("\"", "“", "”", "«", "'", "’", "<", ">", "`", "*", "**", "..", "~", "?", "!", ".", "-", "—", "…", ",", ";", "＂", "\"\"")),
            (1, Choice.Of("\uD800", "\uDC00", "\U0001F389", "\uFE0F", "\u200D", "\0", "\u202E", "\u3000", "\n", "@CphBot", "CphBot", "*CphBot*", "@", "please", "Ａ")),
            (1, Gen.Char.Select(c => c.ToString())))
            .List[0, 40].Select(pieces => string.Concat(pieces));

    private static readonly Gen<string> Name =
        Gen.OneOf(
            Choice.Of("web-0007", "and", "page", "all", "please", "because", "web 1", "1042", "#1042", "web-*", "a..b", "CphBot", "-", "\"", "“x”", "it's", "Ａ—b", "<x>", "测试"),
            Soup.Select(Valid),
            Gen.Char.Array[1, 12].Select(chars => Valid(new string(chars))))
            .Where(name => !string.IsNullOrWhiteSpace(name));

    [Fact]
    public void Whatever_is_typed_gets_an_answer_that_is_valid_text() =>
        Soup.Always(
            typed =>
            {
                var answer = TestCatalogue.Read(typed);
                Assert.NotEmpty(answer);
                Assert.Equal(Valid(answer), answer);
            },
            iter: 5000);

    [Fact]
    public void Random_characters_get_an_answer() =>
        Gen.Char.Array[0, 300].Always(chars => Assert.NotEmpty(TestCatalogue.Read(new string(chars))), iter: 1000);

    [Fact]
    public void Folding_twice_is_folding_once() =>
        Soup.Always(typed => Assert.Equal(CommandText.Fold(typed), CommandText.Fold(CommandText.Fold(typed))), iter: 5000);

    [Fact]
    public void What_was_read_prints_as_text_that_reads_the_same() =>
        Gen.OneOf(Soup, Soup.Select(rest => "restart phones " + rest), Soup.Select(rest => "help " + rest), Soup.Select(rest => "list phones " + rest), Soup.Select(rest => "audit " + rest), Soup.Select(rest => "audit by " + rest), Soup.Select(rest => "hold web-* " + rest), Soup.Select(rest => "release " + rest), Soup.Select(rest => "release phones " + rest), Soup.Select(rest => "reset web-1 " + rest)).Always(
            typed =>
            {
                if (TestCatalogue.Parser.Parse(typed) is ParseResult.Parsed parsed) AssertReadsBack(parsed.Spec, parsed.Arguments);
            },
            iter: 5000);

    [Fact]
    public void A_correction_can_be_typed_as_it_is() =>
        Gen.Select(Choice.Of("restrat", "lst", "shwo", "restart phon", "hlep", "confrim"), Soup, (verb, rest) => $"{verb} {rest}").Always(
            typed =>
            {
                if (TestCatalogue.Parser.Parse(typed) is ParseResult.Unknown { Corrected: { } corrected })
                    Assert.Equal(corrected, TestCatalogue.Read(corrected));
            },
            iter: 5000);

    [Fact]
    public void Any_name_can_be_printed_and_read_back() =>
        Gen.Select(Name.Array[1, 5], Name, Gen.Int[1, 1000]).Always(
            (names, server, page) =>
            {
                string[] phones = [.. names.Distinct(StringComparer.OrdinalIgnoreCase)];
                AssertReadsBack("restart phones", new Arguments
                {
                    Targets = Selector.Any(phones.Select(phone => new Selector.Named(phone))),
                    Pace = new PaceWords { WaveSize = page, MaxPerServer = 3, StopAfter = 2, IsDryRun = true },
                    Reason = "the screen is \"black\", please",
                });
                AssertReadsBack("group", new Arguments { Group = server, GroupWord = "add", Targets = Selector.Any(phones.Select(phone => new Selector.Containing(phone))) });
                AssertReadsBack("show phone", new Arguments { Phones = phones[..1] });
                AssertReadsBack("show server", new Arguments { Server = server });
                AssertReadsBack("use project", new Arguments { Project = server });
                AssertReadsBack("audit", new Arguments { Audit = new AuditWords { Phone = server, Person = names[0] }, Page = page });
                AssertReadsBack("list phones", new Arguments
                {
                    Targets = Selector.All([new Selector.OnServer(server), Selector.Any([new Selector.WithStatus("failed"), new Selector.WithStatus("stopped")]), new Selector.Containing(names[0])]),
                    Page = page,
                });
            },
            iter: 2000);

    [Fact]
    public void Whatever_is_typed_only_phones_that_were_typed_are_meant() =>
        Soup.Select(rest => "restart phones web-1 " + rest).Always(
            typed =>
            {
                if (TestCatalogue.Parser.Parse(typed) is not ParseResult.Parsed { Arguments.Targets: { } targets }) return;
                var phones = targets.Leaves.OfType<Selector.Named>().Select(named => named.Word).ToList();

                var folded = CommandText.Fold(typed);
                Assert.All(phones, phone => Assert.True(
                    folded.Contains(phone, StringComparison.Ordinal) || folded.Contains(NameText.Quote(phone), StringComparison.Ordinal), phone));
                if (!folded.Contains('"') && !folded.Contains('\'') && !folded.Contains('<')) Assert.All(phones, phone => Assert.True(NameText.IsName(phone), phone));
            },
            iter: 5000);

    private static void AssertReadsBack(string name, Arguments arguments) =>
        AssertReadsBack(TestCatalogue.Specs.Single(spec => string.Equals(spec.Name, name, StringComparison.Ordinal)), arguments);

    private static void AssertReadsBack(CommandSpec spec, Arguments arguments)
    {
        var text = spec.ToText(arguments);
        if (text.Length > CommandParser.MaxLength) return;

        var again = Assert.IsType<ParseResult.Parsed>(TestCatalogue.Parser.Parse(text));
        Assert.Equal(spec.Name, again.Spec.Name);
        Assert.Equal(arguments.Targets, again.Arguments.Targets);
        Assert.Equivalent(arguments with { Targets = null }, again.Arguments with { Targets = null }, strict: true);
        Assert.Equal(text, again.ToText());
    }

    private static string Valid(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
