using System.Globalization;
using System.Text;
using Superpower.Model;

namespace CphBot.Language;

/// <summary>How the name of a phone, a server or a project is written in a command.</summary>
/// <remarks>
/// CPH API: names are letters, digits, Chinese characters, <c>-</c> and <c>_</c>, at most 65 characters. Such a name stands alone,
/// unless it is a word of the grammar; anything else goes in quotation marks.
/// </remarks>
internal static class NameText
{
    /// <summary>How many characters at the start can be part of a name, or are one of <paramref name="also"/>.</summary>
    public static int LengthAtStart(ReadOnlySpan<char> text, string also = "")
    {
        var length = 0;
        while (length < text.Length)
        {
            _ = Rune.DecodeFromUtf16(text[length..], out var rune, out var consumed);
            if (!IsPart(rune) && !also.Contains(text[length], StringComparison.Ordinal)) break;
            length += consumed;
        }

        return length;
    }

    /// <summary>The name as it has to be typed.</summary>
    public static string Quote(string name) => IsOneWord(name) && IsName(name) ? name : InQuotes(name);

    /// <summary>Whether a word without quotation marks is taken for a name.</summary>
    public static bool IsName(string word) => !word.StartsWith('-') && !ReservedWords.Contains(word);

    /// <summary>What a token says, free of its quotation marks.</summary>
    public static string Of(Token<CommandToken> token)
    {
        var text = token.ToStringValue();
        if (token.Kind != CommandToken.Quoted) return text;

        var inner = text[1..^1];
        return text[0] == '"' ? inner.Replace("\"\"", "\"", StringComparison.Ordinal) : inner;
    }

    /// <summary>Words that are no name, such as a command's, as they have to be typed.</summary>
    public static string QuoteWords(string words) =>
        words.Split(' ').All(word => IsOneWord(word) && !Courtesy.Words.Contains(word)) ? words : InQuotes(words);

    /// <summary>Whatever it is, word for word.</summary>
    public static string InQuotes(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static bool IsOneWord(string text) =>
        text.Length > 0 && LengthAtStart(text) == text.Length && string.Equals(CommandText.Fold(text), text, StringComparison.Ordinal);

    private static bool IsPart(Rune rune) =>
        rune.Value is '-' or '_' || Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
