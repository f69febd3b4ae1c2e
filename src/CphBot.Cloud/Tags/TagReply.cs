using System.Text.Json;
using System.Text.Json.Serialization;
using CphBot.Cloud.Errors;
using CphBot.Cloud.Json;

namespace CphBot.Cloud.Tags;

/// <summary>The answer to a list of tags, of all servers or of one. Tags calls have no request id.</summary>
internal sealed class TagListReply : IListReply<TagReply>
{
    public string? RequestId { get; set; }

    public int? TotalCount { get; set; }

    [JsonConverter(typeof(LenientList<TagReply>))]
    public IReadOnlyList<TagReply?>? Tags { get; set; }

    int? IListReply<TagReply>.Count => TotalCount;

    IReadOnlyList<TagReply?>? IListReply<TagReply>.Items => Tags;
}

internal sealed class TagReply
{
    public string? Key { get; set; }

    public string? Value { get; set; }

    [JsonConverter(typeof(LenientTexts))]
    public IReadOnlyList<string>? Values { get; set; }

    /// <summary>Null for one without a key.</summary>
    public ServerTag? ToTag() => Key is null ? null : new ServerTag(Key, Value ?? "");

    /// <summary>Null for one without a key.</summary>
    public TagValues? ToValues() => Key is null ? null : new TagValues(Key, Values ?? []);
}

/// <summary>The answer to a question about servers by tag.</summary>
internal sealed class TaggedServerListReply : IListReply<TaggedServerReply>
{
    public string? RequestId { get; set; }

    public int? TotalCount { get; set; }

    [JsonConverter(typeof(LenientList<TaggedServerReply>))]
    public IReadOnlyList<TaggedServerReply?>? Resources { get; set; }

    int? IListReply<TaggedServerReply>.Count => TotalCount;

    IReadOnlyList<TaggedServerReply?>? IListReply<TaggedServerReply>.Items => Resources;

    /// <summary>Null when the answer does not count.</summary>
    public static ServerCount? ReadCount(ReadOnlyMemory<byte> body) =>
        ErrorBody.Read(body, nested: false).Code is null && JsonSerializer.Deserialize(body.Span, CphJson.Default.TaggedServerListReply)?.TotalCount is { } count
            ? new ServerCount(count)
            : null;
}

internal sealed record ServerCount(int Count);

internal sealed class TaggedServerReply
{
    public string? ResourceId { get; set; }

    public string? ResourceName { get; set; }

    [JsonConverter(typeof(LenientList<TagReply>))]
    public IReadOnlyList<TagReply?>? Tags { get; set; }

    /// <summary>Null for a server without an id.</summary>
    public TaggedServer? ToServer() => ResourceId is null ? null : new TaggedServer(
        ResourceId, ResourceName ?? ResourceId, [.. (Tags ?? []).OfType<TagReply>().Select(tag => tag.ToTag()).OfType<ServerTag>()]);
}
