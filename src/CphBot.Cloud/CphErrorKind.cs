namespace CphBot.Cloud;

/// <summary>What a caller can do about it.</summary>
public enum CphErrorKind
{
    /// <summary>Failed connect, DNS, TLS, an outage, or the send window had closed: certainly nothing began.</summary>
    NotSent,

    /// <summary>Time-out or reset: the work may have begun.</summary>
    NoAnswer,

    /// <summary>The cloud asks to slow down: 429, APIGW.0308, IAM.0012, CPS.0042; or this program's own budget has no room in time.</summary>
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
