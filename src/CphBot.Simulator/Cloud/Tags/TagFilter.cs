using System.Text.Json.Nodes;

namespace CphBot.Simulator.Cloud.Tags;

/// <summary>Which servers a caller wants, by their tags.</summary>
/// <param name="Tags">All of these keys, each with one of its values, or with any when none is given.</param>
/// <param name="Name">A part of the server's name; null: any.</param>
internal sealed record TagFilter(
    bool OnlyCounts, int Offset, int Limit, bool WithoutAnyTag, IReadOnlyList<KeyValuePair<string, string[]>> Tags, string? Name)
{
    private const int MaxKey = 127;
    private const int MaxValue = 255;
    private const int MaxLimit = 1000;

    /// <summary>Whether a key and a value are of the lengths allowed.</summary>
    public static bool IsTag(JsonObject tag) =>
        tag.String("key") is { Length: > 0 and <= MaxKey } && (!tag.Has("value") || tag.String("value") is { Length: <= MaxValue });

    /// <summary>Null when it makes no sense. Offset and limit are strings here.</summary>
    public static TagFilter? Read(JsonObject? body)
    {
        var tags = body.Objects("tags") ?? [];
        var (offset, limit) = (JsonFields.Number(body.String("offset") ?? "0"), JsonFields.Number(body.String("limit") ?? "1000"));
        if (body.String("action") is not ("filter" or "count") || offset is not >= 0 || limit is not (>= 1 and <= MaxLimit)) return null;
        if (!Array.TrueForAll(tags, IsTag) || (body.Has("matches") && body.Objects("matches") is null)) return null;

        var name = body.Objects("matches")?.FirstOrDefault(match => match.String("key") is "resource_name").String("value");
        return new TagFilter(
            body.String("action") is "count", offset.Value, limit.Value,
            body?["without_any_tag"] is JsonValue flag && flag.TryGetValue(out bool without) && without,
            [.. tags.Select(tag => KeyValuePair.Create(tag.String("key")!, tag.Strings("values") ?? []))], name);
    }

    public bool Matches(IReadOnlyDictionary<string, string> tags, string serverName) =>
        (Name is null || serverName.Contains(Name, StringComparison.Ordinal))
        && (WithoutAnyTag
            ? tags.Count == 0
            : Tags.All(wanted => tags.TryGetValue(wanted.Key, out var value) && (wanted.Value.Length == 0 || wanted.Value.Contains(value))));
}
