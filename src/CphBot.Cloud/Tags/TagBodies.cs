namespace CphBot.Cloud.Tags;

internal sealed record TagsBody(string Action, IReadOnlyList<TagBody> Tags);

internal sealed record TagBody(string Key, string Value);

internal sealed record TagValuesBody(string Key, IReadOnlyList<string> Values);

internal sealed record TagQueryBody(string Action)
{
    public string? Offset { get; init; }

    public string? Limit { get; init; }

    public bool? WithoutAnyTag { get; init; }

    public IReadOnlyList<TagValuesBody>? Tags { get; init; }

    public IReadOnlyList<TagBody>? Matches { get; init; }
}
