using System.Text;

namespace CphBot.Language;

/// <summary>Finds what was probably meant, among verbs, statuses or names of phones. Never something far off.</summary>
internal static class NearestWord
{
    private const int LongestWord = 100;

    /// <summary>
    /// The candidate that differs least from what was typed. Dashes and zeros in front of numbers do not count, so <c>web7</c> finds
    /// <c>web-0007</c>; beyond that, the letters may have as many slips as <see cref="Limit"/> allows. Another number is another phone:
    /// then one slip at most, and where several numbers are as near, none of them is suggested.
    /// </summary>
    /// <remarks>One pass over the candidates; 100,000 names take some tens of milliseconds.</remarks>
    public static string? Find(string typed, IEnumerable<string> candidates)
    {
        if (typed.Length is 0 or > LongestWord) return null;

        var (skeleton, number) = (Skeleton(typed), Skeleton(typed, letters: false));
        if (skeleton.Length == 0) return null;

        var limit = Limit(skeleton.Length - number.Length);
        var (best, bestDistance, isTie) = ((string?)null, int.MaxValue, false);
        foreach (var candidate in candidates)
        {
            if (string.Equals(candidate, typed, StringComparison.OrdinalIgnoreCase)) return candidate;

            if (Slips(candidate) is not { } distance || distance > bestDistance) continue;

            isTie = distance == bestDistance && number.Length > 0;
            if (distance < bestDistance) (best, bestDistance) = (candidate, distance);
        }

        return isTie ? null : best;

        int? Slips(string candidate)
        {
            var isSameNumber = string.Equals(number, Skeleton(candidate, letters: false), StringComparison.Ordinal);
            return Distance(skeleton, Skeleton(candidate), isSameNumber ? limit : Math.Min(1, Limit(typed.Length)));
        }
    }

    /// <summary>How many slips a word of this many letters may have: none below 3, one below 6, then two.</summary>
    public static int Limit(int length) => length switch { < 3 => 0, < 6 => 1, _ => 2 };

    /// <summary>
    /// Letters put in, left out, replaced or swapped with their neighbour (Damerau–Levenshtein, restricted), whatever their case;
    /// null when there are more than <paramref name="limit"/>.
    /// </summary>
    public static int? Distance(string left, string right, int limit)
    {
        if (Math.Abs(left.Length - right.Length) > limit || left.Length > LongestWord) return null;

        Span<int> beforePrevious = stackalloc int[right.Length + 1];
        Span<int> previous = stackalloc int[right.Length + 1];
        Span<int> current = stackalloc int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++) previous[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = previous[j - 1] + (Same(left[i - 1], right[j - 1]) ? 0 : 1);
                current[j] = Math.Min(replaced, 1 + Math.Min(previous[j], current[j - 1]));
                var isSwap = i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]);
                if (isSwap) current[j] = Math.Min(current[j], beforePrevious[j - 2] + 1);
            }

            if (Least(current) > limit) return null;

            var spare = beforePrevious;
            beforePrevious = previous;
            previous = current;
            current = spare;
        }

        return previous[right.Length] <= limit ? previous[right.Length] : null;
    }

    private static bool Same(char left, char right) => char.ToUpperInvariant(left) == char.ToUpperInvariant(right);

    private static int Least(ReadOnlySpan<int> row)
    {
        var least = int.MaxValue;
        foreach (var value in row) least = Math.Min(least, value);
        return least;
    }

    /// <summary>The word in upper case without dashes and the like; a bar begins each number, whose zeros in front are left out.</summary>
    private static string Skeleton(string word, bool letters = true)
    {
        var text = new StringBuilder(word.Length + 4);
        for (var i = 0; i < word.Length; i++)
        {
            if (letters && char.IsLetter(word[i])) text.Append(char.ToUpperInvariant(word[i]));
            if (!char.IsAsciiDigit(word[i])) continue;

            var run = word.AsSpan(i);
            var length = run.IndexOfAnyExceptInRange('0', '9');
            if (length < 0) length = run.Length;
            text.Append('|').Append(run[..length].TrimStart('0'));
            i += length - 1;
        }

        return text.ToString();
    }
}
