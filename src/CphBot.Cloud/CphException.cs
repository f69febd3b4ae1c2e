using CphBot.Cloud.Errors;
using CphBot.Cloud.Http;

namespace CphBot.Cloud;

/// <summary>
/// The one error of this library: what kind it is, the cloud's own code and its request id. Told apart by code, never by words. Its text
/// names the call and what the cloud said, and never holds a token, a key or a password.
/// </summary>
public sealed class CphException : Exception
{
    public CphException(CphErrorKind kind, string message, Exception? inner = null)
        : base(message, inner) => Kind = kind;

    public CphErrorKind Kind { get; }

    /// <summary>As the cloud wrote it, e.g. <c>CPS.0005</c>, <c>APIGW.0308</c>; null when it gave none.</summary>
    public string? Code { get; init; }

    /// <summary>What the cloud said about it, shortened to one line of at most 200 characters; for people, never for decisions.</summary>
    public string? CloudMessage { get; init; }

    /// <summary>What the vendor's support asks for; null when the answer had none.</summary>
    public string? RequestId { get; init; }

    /// <summary>The HTTP status, or null when there was no answer.</summary>
    public int? Status { get; init; }

    /// <summary>Since when the cloud cannot be reached, when that is why it was not asked at all; else null.</summary>
    public DateTimeOffset? UnreachableSince { get; init; }

    /// <summary>What the answer asked for, or null. While a refused password or key cools down: what is left of that.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Turns an answer into an error.</summary>
    /// <param name="call">Method and path template.</param>
    /// <param name="secret">Kept out of the text even if the answer repeats it.</param>
    internal static CphException From(string call, CloudReply reply, string? secret = null)
    {
        var body = ErrorBody.Read(reply.Body, nested: !reply.IsSuccess);
        var requestId = CloudWords.Shorten(body.RequestId ?? reply.RequestId, secret);
        var code = CloudWords.Shorten(body.Code, secret);
        var words = CloudWords.Shorten(body.Code is null ? CloudWords.FirstOf(reply.Body.Span) : body.Message, secret);
        var text = $"{call}: HTTP {reply.Status}{Part(", ", code)}{Part(": ", words)}{Part(" (request ", requestId, ")")}";
        return new CphException(ErrorKinds.Of(body.Code, reply.Status), text)
        {
            Code = code,
            CloudMessage = words,
            RequestId = requestId,
            Status = reply.Status,
            RetryAfter = reply.RetryAfter,
        };
    }

    /// <summary>The same error for another caller: an exception that is thrown twice grows one stack trace out of two.</summary>
    internal CphException Again(TimeSpan retryAfter) => As(Kind, retryAfter);

    /// <summary>The same error, of another kind for those who wait behind the one who got it.</summary>
    internal CphException As(CphErrorKind kind, TimeSpan? retryAfter) => new(kind, Message, this)
    {
        Code = Code,
        CloudMessage = CloudMessage,
        RequestId = RequestId,
        Status = Status,
        RetryAfter = retryAfter,
    };

    private static string Part(string before, string? text, string after = "") => text is null ? "" : before + text + after;
}
