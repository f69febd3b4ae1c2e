using System.Globalization;

namespace CphBot.Fleet.Selectors;

/// <summary>Whether a phone's name fits a wildcard or a range. Without regard to case, in time of name times pattern at most, and without an allocation.</summary>
internal static class NamePattern
{
    /// <param name="pattern">The whole name: <c>*</c> for any characters or none, <c>?</c> for one.</param>
    public static bool Fits(ReadOnlySpan<char> name, ReadOnlySpan<char> pattern)
    {
        var (n, p, star, resume) = (0, 0, -1, 0);
        while (n < name.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                (star, resume) = (p++, n);
            }
            else if (p < pattern.Length && (pattern[p] == '?' || Same(pattern[p], name[n])))
            {
                n++;
                p++;
            }
            else if (star >= 0)
            {
                // The last star takes one character more. What an earlier one could take changes nothing.
                n = ++resume;
                p = star + 1;
            }
            else
            {
                return false;
            }
        }

        return pattern[p..].IndexOfAnyExcept('*') < 0;
    }

    public static bool IsInRange(string name, Selector.Range range)
    {
        if (!name.StartsWith(range.Prefix, StringComparison.OrdinalIgnoreCase)) return false;
        var digits = name.AsSpan(range.Prefix.Length);
        var isWritten = digits.Length == range.Digits || (digits.Length > range.Digits && digits[0] != '0');
        return isWritten
            && digits.IndexOfAnyExceptInRange('0', '9') < 0
            && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= range.First && number <= range.Last;
    }

    /// <summary>What every name that fits begins with; empty when it may begin with anything.</summary>
    public static string Beginning(string pattern) => pattern.IndexOfAny(['*', '?']) is >= 0 and var end ? pattern[..end] : pattern;

    private static bool Same(char left, char right) => left == right || char.ToUpperInvariant(left) == char.ToUpperInvariant(right);
}
