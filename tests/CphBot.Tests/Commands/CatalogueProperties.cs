using System.Text;
using CphBot.Commands;
using CphBot.Commands.Grammar;
using CsCheck;
using Xunit;
using Choice = CphBot.Tests.Commands.Grammar.Choice;

namespace CphBot.Tests.Commands;

/// <summary>Whatever any command of the catalogue was read from, its plain text reads back as the same: buttons, hints and the audit live by that.</summary>
public sealed class CatalogueProperties
{
    private static readonly CommandParser Parser = new(CommandCatalogue.Specs);

    /// <summary>Pieces that end, join or quote what is passed on word for word.</summary>
    private static readonly Gen<string> Soup = Gen.Frequency(
        (4, Choice.Of("on ", "from ", "to ", "of ", "with ", "as ", "in ", "web-1 ", "cph-01 ", "env=prod ", "a=b", "64 GB ", "50 ", "because ", "and ", ", ", "tagged env=prod ", "server ", "dry run ", "despite holds ", "redeploy ", "page 2 ")),
        (3, Choice.Of("\"", "\"\"", "“", "”", "'", "’", "`", "{", "}", "\"a\":1", "obs://b-1/x.apk ", "$(x)", ";", "|", "*", "—", "?", "!", ".", "=", "\\", "<", ">", "#7 ")),
        (1, Gen.Char.Select(c => c.ToString()))).List[0, 15].Select(pieces => string.Concat(pieces));

    private static readonly Gen<string> Content = Gen.OneOf(Soup, Gen.Char.Array[1, 30].Select(chars => new string(chars)))
        .Select(text => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Trim()).Where(text => !string.IsNullOrWhiteSpace(text));

    private static readonly Gen<string> Typed = Gen.Select(Choice.Of([.. CommandCatalogue.Specs.SelectMany(spec => spec.Examples).Concat(CommandCatalogue.Specs.Select(spec => spec.Name))]), Soup, (example, rest) => $"{example} {rest}");

    [Fact]
    public void What_was_read_prints_as_text_that_reads_the_same() => Gen.OneOf(Typed, Gen.Select(Choice.Of([.. CommandCatalogue.Specs.Select(spec => spec.Name)]), Soup, (name, rest) => $"{name} {rest}")).Always(
        typed =>
        {
            if (Parser.Parse(typed) is ParseResult.Parsed parsed) AssertReadsBack(parsed.Spec, parsed.Arguments);
        },
        iter: 6000);

    [Fact]
    public void Whatever_is_passed_on_word_for_word_is_printed_and_read_back_so() => Gen.Select(Content, Choice.Of("run", "run in background", "install", "push", "uninstall", "set property", "export data to", "import data from", "set tag", "remove tag")).Always(
        (content, name) =>
        {
            var spec = CommandCatalogue.Specs.Single(spec => spec.Name == name);
            var example = ((ParseResult.Parsed)Parser.Parse(spec.Examples[0])).Arguments;
            AssertReadsBack(spec, example with { Content = content });
        },
        iter: 4000);

    [Theory]
    [InlineData("run getprop on server cph-01")]
    [InlineData("install obs://b-1/x.apk on all phones on server cph-01")]
    [InlineData("uninstall com.example.app from all on server cph-01")]
    [InlineData("import data from obs://b-1/x to all on server cph-01")]
    [InlineData("export data to obs://b-1/x from phones on server cph-01")]
    public void Phones_of_a_server_are_printed_and_read_back_after_what_is_passed_on(string typed)
    {
        var parsed = Assert.IsType<ParseResult.Parsed>(Parser.Parse(typed));
        AssertReadsBack(parsed.Spec, parsed.Arguments);
    }

    private static void AssertReadsBack(CommandSpec spec, Arguments arguments)
    {
        var text = spec.ToText(arguments);
        if (text.Length > CommandParser.MaxLength) return;

        var again = Assert.IsType<ParseResult.Parsed>(Parser.Parse(text));
        Assert.Equal(spec.Name, again.Spec.Name);
        Assert.Equal(arguments.Targets, again.Arguments.Targets);
        Assert.Equivalent(arguments with { Targets = null }, again.Arguments with { Targets = null }, strict: true);
    }
}
