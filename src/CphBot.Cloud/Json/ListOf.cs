namespace CphBot.Cloud.Json;

/// <summary>Makes a page of what a list call sent.</summary>
internal static class ListOf
{
    /// <param name="items">Null when the list is missing or null in the answer.</param>
    /// <param name="requestId">The service's sign that the answer is its own.</param>
    /// <param name="convert">Null for an item without an id, which nobody could ask about or name.</param>
    /// <returns>Null when the answer holds no list.</returns>
    public static Page<T>? Read<TWire, T>(IReadOnlyList<TWire?>? items, int? count, string? requestId, Func<TWire, T?> convert)
        where TWire : class
        where T : class
    {
        // A list without rows may come as null. An answer of somebody else's must not look like an empty fleet.
        if (items is null) return requestId is not null && count is (null or 0) ? new Page<T>([], count) : null;

        var kept = items.OfType<TWire>().Select(convert).OfType<T>().ToList();
        return new Page<T>(kept, count) { Received = items.Count };
    }
}
