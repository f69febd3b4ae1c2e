using System.Globalization;

namespace CphBot.Simulator.Cloud;

/// <summary>
/// Ids of 32 lower-case hex digits that look random and can be read back into the number they were made from, so that a
/// fleet of any size needs no index.
/// </summary>
internal sealed class IdScheme(long seed, string kind)
{
    private readonly ulong _salt = kind.Aggregate(Mix((ulong)seed), (salt, letter) => Mix(salt ^ letter));

    public string Of(long number)
    {
        var high = Mix(_salt ^ (ulong)number);
        return $"{high:x16}{(ulong)number ^ Mix(high):x16}";
    }

    /// <summary>False for an id of another seed or kind, and for anything else.</summary>
    public bool TryRead(string id, out long number)
    {
        number = -1;
        if (id.Length != 32 || !TryHex(id.AsSpan(0, 16), out var high) || !TryHex(id.AsSpan(16), out var low)) return false;

        number = (long)(low ^ Mix(high));
        return string.Equals(Of(number), id, StringComparison.Ordinal);
    }

    private static bool TryHex(ReadOnlySpan<char> text, out ulong value) =>
        ulong.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);

    /// <summary>The finaliser of SplitMix64: every input bit stirs every output bit.</summary>
    internal static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
