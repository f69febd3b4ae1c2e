using System.Globalization;
using Superpower;
using Superpower.Model;
using Superpower.Parsers;

namespace CphBot.Commands.Grammar;

/// <summary>Reads changes that take more than phones: a new name, a size, something to run or to install.</summary>
internal static class ChangeGrammar
{
    private static readonly TokenListParser<CommandToken, string> NewName =
        Terminals.Keyword("to", "as").Named("\"to\" and the new name").IgnoreThen(Terminals.Name("new name"));

    private static readonly TokenListParser<CommandToken, int> Gigabytes =
        (from size in Token.EqualTo(CommandToken.Word).Where(word => SizeOf(word) > 0, "size in GB").Select(SizeOf)
         from unit in Terminals.Keyword("GB", "GiB", "G").OptionalOrDefault()
         select size).Named("size in GB");

    /// <summary><c>web-0007 to checkout-1</c></summary>
    public static TokenListParser<CommandToken, Arguments> PhoneToName { get; } =
        from phone in Terminals.Name("phone")
        from name in NewName
        select new Arguments { Phones = [phone], NewName = name };

    /// <summary><c>cph-01 to cph-web</c></summary>
    public static TokenListParser<CommandToken, Arguments> ServerToName { get; } =
        from server in Terminals.Name("server")
        from name in NewName
        select new Arguments { Server = server, NewName = name };

    /// <summary><c>golden-12</c></summary>
    /// <param name="what">"image".</param>
    public static TokenListParser<CommandToken, Arguments> OneThing(string what) => Terminals.Name(what).Select(name => new Arguments { Thing = name });

    /// <summary><c>golden-12 with 0a1b2c…</c></summary>
    public static TokenListParser<CommandToken, Arguments> ImageWithProject { get; } =
        from image in Terminals.Name("image")
        from word in Terminals.Keyword("with").Named("\"with\" and the id of the other project")
        from project in Terminals.Name("project id")
        select new Arguments { Thing = image, With = project };

    /// <summary><c>line-1 to 50</c>, <c>line-1 to 50 Mbit/s</c></summary>
    public static TokenListParser<CommandToken, Arguments> BandwidthToSize { get; } =
        from bandwidth in Terminals.Name("bandwidth")
        from to in Terminals.Keyword("to").Named("\"to\" and the new width in Mbit/s")
        from size in Terminals.SmallNumber("width in Mbit/s")
        from unit in Terminals.Keyword("Mbit", "Mbps", "Mb").OptionalOrDefault()
        select new Arguments { Thing = bandwidth, SizeMbps = size };

    /// <summary><c>to 64 GB on web-0007</c></summary>
    public static TokenListParser<CommandToken, Arguments> SizeOnPhones { get; } =
        from to in Terminals.Keyword("to").Named("\"to\" and the new size")
        from size in Gigabytes
        from word in Terminals.Keyword("on", "of")
        from phones in CommandGrammar.Phones
        select phones with { SizeGiB = size };

    /// <summary><c>"getprop sys.boot_completed" on web-*</c>. Without quotation marks everything up to the word is meant.</summary>
    /// <param name="what">What is missing, when it is.</param>
    /// <param name="words">That may stand between the content and the phones; the first is how we say it.</param>
    public static TokenListParser<CommandToken, Arguments> ContentOnPhones(string what, params string[] words) =>
        from content in Content(what, words)
        from word in (TokenListParser<CommandToken, string>)(input => Joint(input, what, words, content.IsQuoted))
        from phones in CommandGrammar.Phones
        select phones with { Content = content.Text, ContentWord = words[0] };

    /// <summary><c>0a1b2c3d</c>, <c>0a1b2c3d as redeploy</c></summary>
    public static TokenListParser<CommandToken, Arguments> EventAs { get; } =
        from planned in Terminals.Name("event")
        from kind in Terminals.Keyword("as").IgnoreThen(Terminals.Keyword("maintenance", "redeploy")).Select(word => word.ToStringValue().ToLowerInvariant()).OptionalOrDefault(null!)
        select new Arguments { Thing = planned, As = kind };

    /// <summary><c>env=prod on cph-01</c>, <c>env=prod on server cph-01</c></summary>
    public static TokenListParser<CommandToken, Arguments> TagOnServer(params string[] words) =>
        from content in Content("tag", words)
        from word in (TokenListParser<CommandToken, string>)(input => Joint(input, "tag", words, content.IsQuoted))
        from noun in Terminals.Keyword("server").OptionalOrDefault()
        from server in Terminals.Name("server")
        select new Arguments { Content = content.Text, ContentWord = words[0], Server = server };

    /// <summary>
    /// The word after the content. Twice in a row, one of the two may belong to the content, and nobody knows that but who typed it; a content in
    /// quotation marks has its end, and what follows the word are the phones: <c>to on server cph-01</c>.
    /// </summary>
    private static TokenListParserResult<CommandToken, string> Joint(TokenList<CommandToken> input, string what, string[] words, bool isQuoted)
    {
        var word = Terminals.Keyword(words)(input);
        if (!word.HasValue) return TokenListParserResult.CastEmpty<CommandToken, Token<CommandToken>, string>(word);
        var again = Terminals.Keyword(words)(word.Remainder);
        return again.HasValue && !isQuoted
            ? Terminals.Reject<string>(again.Remainder, $"Does \"{word.Value.ToStringValue()}\" belong to the {what}? Put the whole {what} in quotation marks.")
            : TokenListParserResult.Value(words[0], input, word.Remainder);
    }

    private static TokenListParser<CommandToken, (string Text, bool IsQuoted)> Content(string what, string[] words) => input =>
    {
        var (rest, tokens) = (input, new List<Token<CommandToken>>());
        while (rest.ConsumeToken() is { HasValue: true } next && !(next.Value.Kind == CommandToken.Word && words.Contains(next.Value.ToStringValue(), StringComparer.OrdinalIgnoreCase)))
        {
            tokens.Add(next.Value);
            rest = next.Remainder;
        }

        // A mark inside closes the one in front: what was meant is not what would be sent.
        if (tokens is [{ Kind: CommandToken.Quoted }, _, ..])
        {
            return Terminals.Reject<(string, bool)>(rest, $"Put the whole {what} in one pair of quotation marks; a mark inside is typed twice: \"\".");
        }

        var isQuoted = tokens is [{ Kind: CommandToken.Quoted }];
        var content = isQuoted ? NameText.Of(tokens[0]) : CommandGrammar.TextOf(tokens);
        return string.IsNullOrWhiteSpace(content)
            ? TokenListParserResult.Empty<CommandToken, (string, bool)>(input, [what])
            : TokenListParserResult.Value((content.Trim(), isQuoted), input, rest);
    };

    /// <returns>0: it is no size. <c>64</c> and <c>64GB</c> are.</returns>
    private static int SizeOf(Token<CommandToken> word)
    {
        var text = word.ToStringValue();
        foreach (var unit in (string[])["GIB", "GB", "G"])
        {
            if (text.EndsWith(unit, StringComparison.OrdinalIgnoreCase)) text = text[..^unit.Length];
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : 0;
    }
}
