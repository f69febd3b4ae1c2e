using CphBot.Storage;

namespace CphBot.Audit;

/// <summary>Appends to the audit, always inside the transaction of what it tells of. How it is read: <see cref="AuditSearch"/>.</summary>
internal static class AuditStore
{
    /// <summary>The outcome of a command that only looked.</summary>
    public const string Shown = "shown";

    /// <returns>The number of the line.</returns>
    public static async Task<long> AppendAsync(Session session, AuditEntry entry)
    {
        var id = await InsertAsync(session, entry);
        await ManyRows.InsertAsync(session, "audit_phones (phone, audit)", [.. entry.About.Select(Key).Distinct()], phone => [phone, id]);

        if (entry.ActorName is { } name)
        {
            await session.WriteOnceAsync(
                $"audit_people {entry.ActorId} {name}",
                "INSERT INTO audit_people (actor_id, actor_name) VALUES (@ActorId, @name) ON CONFLICT (actor_id, actor_name) DO NOTHING",
                new { ActorId = entry.ActorId ?? "", name = Cut(name) });
        }

        return id;
    }

    /// <summary>All of it from there on, the oldest first.</summary>
    public static Task<IReadOnlyList<AuditEntry>> ReadAsync(Session session, long afterId = 0) =>
        session.QueryAsync<AuditEntry>("SELECT * FROM audit WHERE id > @afterId ORDER BY id", new { afterId });

    /// <summary>How a phone's id, name or a word for it is looked up: case does not matter, nor what comes after any name's end.</summary>
    public static string Key(string phone) => Cut(phone.ToLowerInvariant());

    private static async Task<long> InsertAsync(Session session, AuditEntry entry) => await session.QueryOneAsync<long>(
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

    /// <summary>What stands in an index of a database must not be long.</summary>
    private static string Cut(string text) => text.Length <= 200 ? text : text[..200];

    /// <summary>What was typed may be thousands of characters of anything.</summary>
    private static string Shorten(string text) => text.Length <= 500 ? text : $"{text[..500]}… ({text.Length} characters)";
}
