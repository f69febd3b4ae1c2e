namespace CphBot.Language;

/// <summary>Which quotation mark closes which. A straight one is closed by a straight one; any other by the next of whatever shape.</summary>
internal sealed class QuotePairs
{
    private const int NoClose = -1;

    private readonly int[] _straight;
    private readonly int[] _any;
    private readonly string _text;

    // Filled from the end, so that finding every pair takes one pass, however the marks are mixed.
    public QuotePairs(string text)
    {
        _text = text;
        _straight = new int[text.Length + 2];
        _any = new int[text.Length + 2];
        _straight.AsSpan(text.Length).Fill(NoClose);
        _any.AsSpan(text.Length).Fill(NoClose);
        for (var i = text.Length - 1; i >= 0; i--)
        {
            _any[i] = IsQuote(text[i]) ? i : _any[i + 1];
            var isDoubled = text[i] == '"' && i + 1 < text.Length && text[i + 1] == '"';
            _straight[i] = text[i] == '"' && !isDoubled ? i : _straight[isDoubled ? i + 2 : i + 1];
        }
    }

    /// <summary>Whether a pair opens here, and where it closes.</summary>
    public bool OpensAt(int index, out int close)
    {
        close = IsQuote(_text[index]) ? (_text[index] == '"' ? _straight : _any)[index + 1] : NoClose;
        return close != NoClose;
    }

    /// <summary>A double quotation mark of any keyboard or language, angle and corner marks included.</summary>
    public static bool IsQuote(char c) =>
        c is '"' or '\uFF02' or '\u00AB' or '\u00BB' or '\u2039' or '\u203A'
            or (>= '\u201C' and <= '\u201F')
            or (>= '\u3008' and <= '\u300F')
            or (>= '\u301D' and <= '\u301F');
}
