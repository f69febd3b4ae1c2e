using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CphBot.Cloud.Errors;

namespace CphBot.Cloud.Json;

/// <summary>The answer to a list call.</summary>
internal interface IListReply<out TWire>
    where TWire : class
{
    /// <summary>The service's sign that the answer is its own.</summary>
    public string? RequestId { get; }

    /// <summary>All matches; null when the call does not count them.</summary>
    public int? Count => null;

    /// <summary>Where the next page begins, in lists that are paged so.</summary>
    public string? NextMarker => null;

    /// <summary>Null when the list is missing or null in the answer.</summary>
    public IReadOnlyList<TWire?>? Items { get; }
}

/// <summary>Makes a page of what a list call sent.</summary>
internal static class ListOf
{
    /// <param name="convert">Null for an item without an id, which nobody could ask about or name.</param>
    /// <returns>Null when the answer holds no list.</returns>
    public static Page<T>? Read<TReply, TWire, T>(ReadOnlyMemory<byte> body, JsonTypeInfo<TReply> shape, Func<TWire, T?> convert)
        where TReply : class, IListReply<TWire>
        where TWire : class
        where T : class
    {
        var reply = JsonSerializer.Deserialize(body.Span, shape);
        if (reply is null || (reply.Items is not { Count: > 0 } && ErrorBody.Read(body, nested: false).Code is not null)) return null;

        // A list without rows may come as null, from calls that give no request id with a count of 0. An answer of somebody else's must not look
        // like an empty fleet.
        if (reply.Items is not { } items) return reply.Count is 0 || (reply.Count is null && reply.RequestId is not null) ? new Page<T>([], reply.Count) : null;

        var kept = items.OfType<TWire>().Select(convert).OfType<T>().ToList();
        return new Page<T>(kept, reply.Count) { Received = items.Count, NextMarker = reply.NextMarker };
    }
}
