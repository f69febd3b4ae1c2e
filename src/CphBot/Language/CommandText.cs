using System.Text;
using System.Text.RegularExpressions;

namespace CphBot.Language;

/// <summary>Makes one spelling of the many that keyboards, clients and pasted text give the same command.</summary>
internal static partial class CommandText
{
    /// <summary>
    /// Folds dashes, spaces, quotation marks, full-width ASCII and invisible characters to plain ones, and takes out markdown's marks and the
    /// bot's name where it was typed. What stands in quotation marks stays as it is. Folding twice is folding once.
    /// </summary>
    /// <returns>One line without spaces at its ends; valid UTF-16 whatever came in.</returns>
    public static string Fold(string typed) => Fold(typed, isChat: true);

    /// <summary>The same for a text of rows or settings, in which no mark is markdown's and no name is the bot's: a star is a wildcard wherever it stands.</summary>
    public static string FoldPlain(string written) => Fold(written, isChat: false);

    private static string Fold(string typed, bool isChat)
    {
        var pairs = new QuotePairs(typed);
        var text = new StringBuilder(typed.Length);
        var outside = new StringBuilder();
        for (var i = 0; i < typed.Length;)
        {
            if (pairs.OpensAt(i, out var close))
            {
                AppendOutside(text, outside, isChat);
                AppendQuoted(text, typed.AsSpan((i + 1)..close));
                i = close + 1;
                continue;
            }

            _ = Rune.DecodeFromUtf16(typed.AsSpan(i), out var rune, out var length);
            outside.Append(QuotePairs.IsQuote(typed[i]) ? FoldedCharacter.UnpairedQuote : FoldedCharacter.Of(rune));
            i += length;
        }

        AppendOutside(text, outside, isChat);
        return isChat ? WithoutFrame(text.ToString()) : text.ToString().Trim(' ');
    }

    private static void AppendOutside(StringBuilder text, StringBuilder outside, bool isChat)
    {
        var plain = outside.ToString();
        if (isChat)
        {
            plain = StrongMark().Replace(plain, "");
            plain = TypedMention().Replace(plain, " ");
            plain = EmphasisedWord().Replace(plain, "$1");
        }

        text.Append(Spaces().Replace(plain, " "));
        outside.Clear();
    }

    private static void AppendQuoted(StringBuilder text, ReadOnlySpan<char> content)
    {
        // Two marks side by side would read as one mark inside a name.
        if (text.Length > 0 && text[^1] == '"') text.Append(' ');

        text.Append('"');
        foreach (var rune in content.EnumerateRunes()) text.Append(rune);    // a lone surrogate becomes U+FFFD
        text.Append('"');
    }

    private static string WithoutFrame(string text)
    {
        text = BotNameInFront().Replace(text.Trim(' '), "");
        var isEmphasised = text is ['*', not (' ' or '*'), .., '*'] && text.Count(c => c == '*') == 2;
        return (isEmphasised ? BotNameInFront().Replace(text[1..^1].Trim(' '), "") : text).Trim(' ');
    }

    [GeneratedRegex(@"\*{2,}")]
    private static partial Regex StrongMark();

    // One word between two asterisks is emphasis; one asterisk is a wildcard.
    [GeneratedRegex(@"(?<![^\s,;:])\*([^\s*,;]+)\*(?![^\s,;.!?])")]
    private static partial Regex EmphasisedWord();

    [GeneratedRegex(@"(?<!\w)(?:\*?@CphBot(?![\w-])\*?[,:]?)+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TypedMention();

    [GeneratedRegex(@"^(?:@?CphBot(?=[ ,:.!?]|$)[,:]? ?)+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BotNameInFront();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
