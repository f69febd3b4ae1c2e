using System.Globalization;

namespace CphBot.Language;

/// <summary>Cuts what was typed to a length that an answer can repeat, never inside a character.</summary>
internal static class Excerpt
{
    private const int MaxLength = 40;

    public static string Of(string text) => Of(text, MaxLength);

    public static string Of(string text, int most)
    {
        if (text.Length <= most) return text;

        var end = 0;
        while (end + StringInfo.GetNextTextElementLength(text, end) is var next && next < most) end = next;
        return text[..end] + "…";
    }

    /// <summary>The end of the text, for what stands before a problem.</summary>
    public static string EndOf(string text)
    {
        if (text.Length <= MaxLength) return text;

        var start = text.IndexOf(' ', text.Length - MaxLength);
        return start < 0 ? "…" : "…" + text[start..];
    }
}
