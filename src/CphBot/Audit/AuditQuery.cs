namespace CphBot.Audit;

/// <summary>Which lines of the audit are wanted. All conditions hold at once; null: any.</summary>
internal sealed record AuditQuery
{
    /// <summary>Lines of these projects are to be seen here, and those that belong to no project: what was mistyped, denied, or done by the bot itself.</summary>
    public required IReadOnlyList<string> Projects { get; init; }

    /// <summary>Conversations whose lines without a project are not to be seen here: other projects' channels.</summary>
    public IReadOnlyList<string> ForeignConversations { get; init; } = [];

    public AuditPhones? Phones { get; init; }

    public AuditPerson? Person { get; init; }

    public long? Operation { get; init; }

    public DateTimeOffset? Since { get; init; }

    public DateTimeOffset? Until { get; init; }

    /// <summary>Whether commands that only looked are among them.</summary>
    public bool WithReads { get; init; }

    /// <summary>The newest line.</summary>
    public long? UpTo { get; init; }
}

/// <summary>The phones that a word means, or meant.</summary>
/// <param name="Ids">Of phones that go by it now or went by it in an operation.</param>
/// <param name="Keys">See <see cref="AuditStore.Key"/>: the ids, the names, and the word itself.</param>
internal sealed record AuditPhones(IReadOnlyList<string> Ids, IReadOnlyList<string> Keys);

/// <param name="ActorId">The Entra object id; empty for a guest without one, who is known by the name alone.</param>
internal sealed record AuditPerson(string ActorId, string ActorName);

/// <summary>From the first "begun" of an operation to its end, as far as they were written.</summary>
internal sealed record OperationSpan
{
    public required long Operation { get; init; }

    public DateTimeOffset? BegunAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }
}
