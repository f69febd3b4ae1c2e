namespace CphBot.Teams.Outbound;

/// <summary>Teams said no, or nothing. Told apart by status and code, never by words.</summary>
public sealed class TeamsException : Exception
{
    public TeamsException(TeamsErrorKind kind, string message, Exception? inner = null)
        : base(message, inner) => Kind = kind;

    public TeamsErrorKind Kind { get; }

    public int? Status { get; init; }

    /// <summary>The connector's code (<c>BotNotInConversationRoster</c>) or Entra's (<c>AADSTS7000215</c>).</summary>
    public string? Code { get; init; }

    /// <summary>How long to wait, as Teams says; may be missing even from a 429.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>A second POST is a second message, except after these: the first one certainly was not posted.</summary>
    public bool PostMayBeRepeated => Kind is TeamsErrorKind.NotSent or TeamsErrorKind.Throttled or TeamsErrorKind.Conflict;

    /// <summary>
    /// A 404 ConversationNotFound. About one in a hundred is said to pass by itself (botbuilder-python issue 2102), and nothing was written: one
    /// more try some seconds later before the conversation is given up.
    /// </summary>
    public bool MayPass => Kind == TeamsErrorKind.ConversationGone && Status == 404;
}
