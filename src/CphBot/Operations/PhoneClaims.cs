using CphBot.Storage;

namespace CphBot.Operations;

/// <summary>One phone, one operation: who holds which phone.</summary>
internal static class PhoneClaims
{
    /// <returns>Null when this operation holds the phone now; else the operation that does.</returns>
    public static async Task<PhoneClaim?> TakeAsync(Session session, Operation operation, string phoneId)
    {
        while (true)
        {
            await session.ExecuteAsync(
                "INSERT INTO phone_claims (project, phone_id, operation, claimed_at) VALUES (@Project, @phoneId, @Number, @Now) ON CONFLICT (project, phone_id) DO NOTHING",
                new { operation.Project, phoneId, operation.Number, session.Now });
            // Whoever held it may release it between the two statements.
            if (await FindAsync(session, operation.Project, [phoneId]) is [var holder]) return holder.Operation == operation.Number ? null : holder;
        }
    }

    public static Task<IReadOnlyList<PhoneClaim>> FindAsync(Session session, string project, string[] phoneIds) => session.QueryAsync<PhoneClaim>(
        """
        SELECT c.phone_id, c.operation, c.claimed_at, o.verb, o.requester_name
        FROM phone_claims c JOIN operations o ON o.number = c.operation
        WHERE c.project = @project AND c.phone_id IN @phoneIds
        """,
        new { project, phoneIds });

    public static Task ReleaseAsync(Session session, long operation) =>
        session.ExecuteAsync("DELETE FROM phone_claims WHERE operation = @operation", new { operation });
}

/// <summary>An operation that holds a phone.</summary>
internal sealed record PhoneClaim
{
    public required string PhoneId { get; init; }

    public required long Operation { get; init; }

    public required DateTimeOffset ClaimedAt { get; init; }

    public required Verb Verb { get; init; }

    public required string RequesterName { get; init; }

    /// <summary>"being restarted by #1041, Lee, 20 s ago".</summary>
    public string Words(DateTimeOffset now) => $"being {Verb.Participle} by #{Operation}, {RequesterName}, {Say.Ago(now - ClaimedAt)}";
}
