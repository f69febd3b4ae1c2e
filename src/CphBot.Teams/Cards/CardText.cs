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
        var line = OneLine(text);
        var escaped = new StringBuilder(line.Length + 8);
        var start = LeadingMark(line);
        for (var i = 0; i < line.Length; i++)
        {
            if (i == start || Special.Contains(line[i])) escaped.Append('\\');
            escaped.Append(line[i]);
        }

        return escaped.ToString();
    }

    /// <summary>The text with a space for each line end and each other control character: nobody's words make a line of their own.</summary>
    public static string OneLine(string text) => string.Create(text.Length, text, (to, from) =>
    {
        for (var i = 0; i < to.Length; i++) to[i] = char.IsControl(from[i]) || from[i] is '\u2028' or '\u2029' ? ' ' : from[i];
    });

    // Where the mark of a list or quote stands that the line begins with, or -1.
    private static int LeadingMark(ReadOnlySpan<char> line)
    {
        var at = line.Length - line.TrimStart().Length;
        if (at == line.Length) return -1;
        if (line[at] is '-' or '+' or '>') return at;
        var digits = line[at..].IndexOfAnyExceptInRange('0', '9');
        return digits > 0 && line[at + digits] == '.' ? at + digits : -1;
    }
}
