namespace CphBot.Teams.Outbound;

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
