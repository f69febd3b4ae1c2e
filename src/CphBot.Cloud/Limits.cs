namespace CphBot.Cloud;

/// <summary>The limits that are looked at before a call is made. What people type is asked for beforehand, by the public checks; here it is a mistake of the program.</summary>
internal static class Limits
{
    /// <summary>For servers and encoders. Documented for the restart of servers; taken for the other calls by server as well.</summary>
    public const int Servers = 100;

    /// <summary>Each once.</summary>
    /// <param name="what">In the plural, for the text.</param>
    /// <exception cref="ArgumentException">None, too many, or an empty id.</exception>
    public static IReadOnlyList<string> Ids(IReadOnlyList<string> given, int max, string what)
    {
        string[] ids = [.. given.Distinct(StringComparer.Ordinal)];
        if (ids.Length == 0 || ids.Length > max) throw new ArgumentException($"1 to {max} {what}, not {ids.Length}.", nameof(given));
        if (ids.Any(string.IsNullOrWhiteSpace)) throw new ArgumentException("One of the ids is empty.", nameof(given));
        return ids;
    }

    /// <summary>Each once; the same twice with different values is a mistake.</summary>
    /// <inheritdoc cref="Ids"/>
    public static IReadOnlyList<T> Items<T>(IReadOnlyList<T> given, Func<T, string> idOf, int max, string what)
    {
        T[] items = [.. given.Distinct()];
        if (Ids([.. items.Select(idOf)], max, what).Count < items.Length) throw new ArgumentException("One of the ids is given twice, with different values.", nameof(given));
        return items;
    }

    /// <exception cref="ArgumentException">There is one.</exception>
    public static void ThrowIf(string? problem)
    {
        if (problem is not null) throw new ArgumentException(problem);
    }

    /// <exception cref="ArgumentOutOfRangeException">The cloud would answer CPS.0002.</exception>
    public static void Page(int offset, int limit, int maxLimit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        Limit(limit, maxLimit);
    }

    /// <inheritdoc cref="Page"/>
    public static void Limit(int limit, int maxLimit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, maxLimit);
    }
}
