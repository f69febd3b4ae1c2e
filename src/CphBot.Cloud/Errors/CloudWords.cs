using System.Text;
using System.Text.RegularExpressions;

namespace CphBot.Cloud.Errors;

/// <summary>Makes what the outside wrote fit to be logged and shown: one line, short, and without anything long enough to be a token or a signature.</summary>
internal static partial class CloudWords
{
    private const int MaxLength = 200;

    /// <param name="secret">Left out wherever it occurs, should the outside repeat it; null when there is none.</param>
    public static string? Shorten(string? text, string? secret)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (!string.IsNullOrEmpty(secret)) text = text.Replace(secret, "…", StringComparison.Ordinal);

        var line = Blanks().Replace(LongRuns().Replace(text, "…"), " ").Trim();
        return line.Length <= MaxLength ? line : string.Concat(line.AsSpan(0, MaxLength - 1), "…");
    }

    /// <summary>The first bytes of an answer that is not JSON.</summary>
    public static string FirstOf(ReadOnlySpan<byte> body) => Encoding.UTF8.GetString(body[..Math.Min(body.Length, 4 * MaxLength)]);

    // Ids have 32 digits, or 36 characters with dashes; signatures 64, tokens thousands.
    [GeneratedRegex(@"[A-Za-z0-9+/=_.\-]{44,}", RegexOptions.CultureInvariant)]
    private static partial Regex LongRuns();

    [GeneratedRegex(@"[\s\p{C}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();
}
