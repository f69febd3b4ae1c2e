namespace CphBot.Cloud;

/// <summary>The one error of this library: what kind it is, the cloud's own code and its request id. Told apart by code, never by words.</summary>
public sealed class CphException : Exception
{
    public CphException(CphErrorKind kind, string message, Exception? inner = null)
        : base(message, inner) => Kind = kind;

    public CphErrorKind Kind { get; }

    /// <summary>As the cloud wrote it, e.g. <c>CPS.0005</c>, <c>APIGW.0308</c>; null when it gave none.</summary>
    public string? Code { get; init; }

    /// <summary>What the vendor's support asks for; null when the answer had none.</summary>
    public string? RequestId { get; init; }

    /// <summary>The HTTP status, or null when there was no answer.</summary>
    public int? Status { get; init; }

    /// <summary>What the answer asked for, or null.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

/// <summary>What a caller can do about it.</summary>
public enum CphErrorKind
{
    /// <summary>Failed connect, DNS, TLS, or the send window had closed: certainly nothing began.</summary>
    NotSent,

    /// <summary>Time-out or reset: the work may have begun.</summary>
    NoAnswer,

    /// <summary>The cloud asks to slow down: 429, APIGW.0308, IAM.0012, CPS.0042.</summary>
    Throttled,

    /// <summary>The cloud is in trouble: 5xx, CPS.0003, CPS.0054, gateway trouble.</summary>
    Unavailable,

    /// <summary>The token, key or password is not accepted.</summary>
    Unauthenticated,

    /// <summary>The account lacks a permission, is in arrears or suspended, or the resource is frozen.</summary>
    Denied,

    /// <summary>No such phone, server, job or request.</summary>
    NotFound,

    /// <summary>Every other refusal with a code: a parameter or a state that does not fit.</summary>
    Invalid,

    /// <summary>An answer that cannot be read.</summary>
    BadReply,
}
