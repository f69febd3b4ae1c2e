using System.Buffers;
using System.Text;

namespace CphBot.Teams.Cards;

/// <summary>Text of others inside Teams markdown: names, reasons, error messages.</summary>
public static class CardText
{
    // Emphasis, links, code, strike-through, autolinks and entities. Underscores and asterisks count inside words, too.
    private static readonly SearchValues<char> Special = SearchValues.Create("\\*_[]()`~<&");

    /// <summary>
    /// The text so that it is shown as it is: marks of markdown lose their meaning, a leading "- ", "+ ", "&gt;" or "1." starts no list or quote, and
    /// line ends become spaces, since a second line could start one. "{{DATE(…)}}" is no function then, either.
    /// </summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        var start = LeadingMark(text);
        for (var i = 0; i < text.Length; i++)
        {
            var letter = char.IsControl(text[i]) || text[i] is '\u2028' or '\u2029' ? ' ' : text[i];
            if (i == start || Special.Contains(letter)) escaped.Append('\\');
            escaped.Append(letter);
        }

        return escaped.ToString();
    }

    // Where the mark of a list or quote stands that the text begins with, or -1.
    private static int LeadingMark(string text)
    {
        var at = text.AsSpan().IndexOfAnyExcept(' ', '\t');
        if (at < 0) return -1;
        if (text[at] is '-' or '+' or '>') return at;
        var digits = text.AsSpan(at).IndexOfAnyExceptInRange('0', '9');
        return digits > 0 && text[at + digits] == '.' ? at + digits : -1;
    }
}
