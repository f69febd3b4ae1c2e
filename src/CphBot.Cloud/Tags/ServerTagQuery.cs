namespace CphBot.Cloud.Tags;

/// <summary>Which servers are meant: those that have all <paramref name="Tags"/>, each with one of its values.</summary>
/// <param name="Tags">Empty: not asked about. A key without values means any value.</param>
/// <param name="Name">Part of the server's name; null: not asked about.</param>
/// <param name="WithoutAnyTag">Only servers that have no tag at all.</param>
public sealed record ServerTagQuery(IReadOnlyList<TagValues> Tags, string? Name = null, bool WithoutAnyTag = false)
{
    public const int MaxLimit = 1000;

    // Offset and limit are texts here, unlike everywhere else.
    internal TagQueryBody ToBody(string action, int? offset, int? limit) => new(action)
    {
        Offset = offset is { } from ? $"{from}" : null,
        Limit = limit is { } most ? $"{most}" : null,
        WithoutAnyTag = WithoutAnyTag ? true : null,
        Tags = Tags.Count == 0 ? null : [.. Tags.Select(tag => new TagValuesBody(tag.Key, tag.Values))],
        Matches = Name is null ? null : [new TagBody("resource_name", Name)],
    };
}
