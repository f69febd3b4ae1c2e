using System.Net.Http.Headers;
using System.Text;
using System.Text.Unicode;

namespace CphBot.Cloud.Http;

/// <summary>One answer, read to its end. A class and not a record: its headers may hold a token, and a record would print them.</summary>
internal sealed class CloudReply
{
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];
    private readonly HttpResponseHeaders _headers;

    public CloudReply(int status, HttpResponseHeaders headers, byte[] body, DateTimeOffset now)
    {
        (Status, _headers, Body) = (status, headers, Clean(body));
        RetryAfter = Positive(headers.RetryAfter?.Delta ?? (headers.RetryAfter?.Date - now));
    }

    public int Status { get; }

    /// <summary>Valid UTF-8 without a byte order mark.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>Greater than zero, or null.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>From the headers; the body's own wins where there is one.</summary>
    public string? RequestId => Header("X-Request-Id") ?? Header("X-IAM-Trace-Id");

    public string? Header(string name) =>
        _headers.TryGetValues(name, out var values) && values.FirstOrDefault() is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    private static TimeSpan? Positive(TimeSpan? span) => span > TimeSpan.Zero ? span : null;

    private static ReadOnlyMemory<byte> Clean(byte[] body)
    {
        // One bad byte in one phone's name must not lose the list: JSON readers refuse invalid UTF-8 as a whole.
        if (!Utf8.IsValid(body)) body = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body));
        return body.AsSpan().StartsWith(ByteOrderMark) ? body.AsMemory(ByteOrderMark.Length) : body;
    }
}
