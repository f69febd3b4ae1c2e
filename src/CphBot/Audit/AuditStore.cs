using CphBot.Storage;

namespace CphBot.Audit;

/// <summary>Appends to the audit, always inside the transaction of what it tells of.</summary>
internal static class AuditStore
{
    /// <returns>The number of the line.</returns>
    public static async Task<long> AppendAsync(Session session, AuditEntry entry) => await session.QueryOneAsync<long>(
        """
        INSERT INTO audit (operation, at, phase, actor_id, actor_name, tenant_id, conversation_id, project, command, phones, outcome, code, request_id, rule)
        VALUES (@Operation, @At, @Phase, @ActorId, @ActorName, @TenantId, @ConversationId, @Project, @Command, @Phones, @Outcome, @Code, @RequestId, @Rule)
        RETURNING id
        """,
        new
        {
            entry.Operation,
            At = session.Now,
            Phase = entry.Phase.ToString(),
            entry.ActorId,
            entry.ActorName,
            entry.TenantId,
            entry.ConversationId,
            entry.Project,
            Command = Shorten(entry.Command),
            entry.Phones,
            entry.Outcome,
            entry.Code,
            entry.RequestId,
            entry.Rule,
        });

    public static Task<IReadOnlyList<AuditEntry>> ReadAsync(Session session, long afterId = 0) =>
        session.QueryAsync<AuditEntry>("SELECT * FROM audit WHERE id > @afterId ORDER BY id", new { afterId });

    /// <summary>What was typed may be thousands of characters of anything.</summary>
    private static string Shorten(string text) => text.Length <= 500 ? text : $"{text[..500]}… ({text.Length} characters)";
}
