namespace CphBot.Audit;

/// <summary>One line of the audit: who, where, what, when, with which outcome. Only ever appended.</summary>
internal sealed record AuditEntry
{
    /// <summary>The number of the line; 0 until it is written.</summary>
    public long Id { get; init; }

    /// <summary>The number of the operation that this line belongs to, if any: "begun" and "ended" stand under one number.</summary>
    public long? Operation { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset At { get; init; }

    public required AuditPhase Phase { get; init; }

    /// <summary>Entra object id.</summary>
    public string? ActorId { get; init; }

    public string? ActorName { get; init; }

    public string? TenantId { get; init; }

    public string? ConversationId { get; init; }

    public string? Project { get; init; }

    /// <summary>As it was understood; what was typed, when it was not.</summary>
    public required string Command { get; init; }

    /// <summary>Names with ids, separated by commas.</summary>
    public string? Phones { get; init; }

    /// <summary>
    /// The phones that a line without an operation is about, so that it is found by them: ids, and names or words as they were typed. Written,
    /// never read back. The lines of an operation are found by its phones.
    /// </summary>
    public IReadOnlyList<string> About { get; init; } = [];

    public required string Outcome { get; init; }

    /// <summary>The rule of "Access:Rules" that decided: "rule 4 (web team)", or "no rule".</summary>
    public string? Rule { get; init; }

    /// <summary>The cloud's error code.</summary>
    public string? Code { get; init; }

    /// <summary>The cloud's request id.</summary>
    public string? RequestId { get; init; }
}

internal enum AuditPhase
{
    /// <summary>What needs no "begun": a read, a refusal, something mistyped, a control, a hold.</summary>
    Command,

    /// <summary>A change was asked for, and has its number.</summary>
    Planned,

    /// <summary>Written before the cloud is called.</summary>
    Begun,

    /// <summary>The cloud's answer to what was begun.</summary>
    Answered,

    Ended,
}
