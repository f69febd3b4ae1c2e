namespace CphBot.Teams.Outbound;

/// <summary>Teams said no, or nothing. Told apart by status and code, never by words.</summary>
public sealed class TeamsException : Exception
{
    public TeamsException(TeamsErrorKind kind, string message, Exception? inner = null)
        : base(message, inner) => Kind = kind;

    public TeamsErrorKind Kind { get; }

    public int? Status { get; init; }

    public string? Code { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>A second POST is a second message, except after these: the first one certainly was not posted.</summary>
    public bool PostMayBeRepeated => Kind is TeamsErrorKind.NotSent or TeamsErrorKind.Throttled or TeamsErrorKind.Conflict;
}

/// <summary>What the sender can do about it.</summary>
public enum TeamsErrorKind
{
    /// <summary>Failed connect, DNS, TLS, or no token of our own: certainly not posted.</summary>
    NotSent,

    /// <summary>429. Slow the whole tenant down.</summary>
    Throttled,

    /// <summary>412: a concurrent write. Try again later.</summary>
    Conflict,

    /// <summary>Time-out, reset, or a 5xx: a POST may have been posted.</summary>
    NoAnswer,

    /// <summary>The message is gone: ActivityNotFoundInConversation, or 403 "Unknown" on an update.</summary>
    ActivityGone,

    /// <summary>The bot may not write here any more: removed, blocked, or the conversation is gone.</summary>
    ConversationGone,

    /// <summary>413.</summary>
    TooLarge,

    /// <summary>The bot's own registration or token is refused.</summary>
    Denied,

    /// <summary>Everything else: a mistake of ours.</summary>
    Rejected,
}
