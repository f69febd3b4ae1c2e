using System.Globalization;
using System.Text;

namespace CphBot.Language;

/// <summary>What one character outside quotation marks is read as.</summary>
internal static class FoldedCharacter
{
    /// <summary>
    /// A quotation mark without a partner is read as this sign, which is no quotation mark: folding twice is folding once.
    /// </summary>
    public const string UnpairedQuote = "\u2033";

    private const int FullWidthOffset = 0xFEE0;

    /// <returns>Empty when the character is dropped.</returns>
    public static string Of(Rune rune)
    {
        // The full-width forms of ASCII, and nothing else of NFKC, which would turn some Chinese names into others.
        var value = rune.Value is >= 0xFF01 and <= 0xFF5E ? rune.Value - FullWidthOffset : rune.Value;
        return value switch
        {
            '`' => "",                                                          // markdown's code marks
            >= 0xFE00 and <= 0xFE0F => "",                                      // variation selectors: emoji or text
            0x2018 or 0x2019 or 0x201A or 0x201B or 0x2032 or 0x00B4 => "'",
            0x3001 or 0xFF64 => ",",                                            // ideographic comma
            0x3002 or 0xFF61 => ".",                                            // ideographic full stop
            0x2026 => "...",
            0x301C => "~",                                                      // wave dash: a range in Japanese
            0x2212 or 0x2043 or 0x2796 => "-",                                  // minus signs and the hyphen bullet
            < 128 and > ' ' and not 127 => ((char)value).ToString(),
            _ => ByCategory(rune),
        };
    }

    private static string ByCategory(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.DashPunctuation => "-",
        UnicodeCategory.Format => "",                                           // zero-width and direction marks
        UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.Control => " ",
        _ => rune.ToString(),
    };
}
