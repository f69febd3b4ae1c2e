namespace CphBot.Cloud;

/// <summary>One page of a list.</summary>
/// <param name="Total">All matches, or null when the cloud did not count them.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, int? Total)
{
    /// <summary>How many the cloud sent: <see cref="Items"/> and those without an id, which are left out.</summary>
    public int Received { get; init; } = Items.Count;

    /// <summary>Where the next page begins, in the few lists that are paged by marker; null elsewhere and after the last.</summary>
    public string? NextMarker { get; init; }
}
