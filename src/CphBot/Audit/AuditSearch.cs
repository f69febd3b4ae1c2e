using CphBot.Storage;

namespace CphBot.Audit;

/// <summary>Finds lines of the audit. Each condition that can be selective has an index, so that millions of lines are no matter.</summary>
internal static class AuditSearch
{
    /// <summary>
    /// Lines of the phone's operations, but for those that list other phones only, and lines without an operation that were about it. An "ended"
    /// lists all phones, by name.
    /// </summary>
    private const string OfPhones =
        """
        a.id IN (
            SELECT l.id FROM operation_phones p JOIN audit l ON l.operation = p.operation
            WHERE p.phone_id IN @phoneIds AND (l.phones IS NULL OR l.phase = 'Ended' OR l.phones LIKE '%' || p.phone_id || '%')
            UNION SELECT audit FROM audit_phones WHERE phone IN @phoneKeys)
        """;

    /// <summary>
    /// Two searches, since one condition or the other would use neither's index; CROSS JOIN keeps SQLite from beginning with all operations of a project.
    /// </summary>
    internal const string PhoneStatement =
        """
        SELECT p.phone_id FROM operation_phones p CROSS JOIN operations o WHERE o.number = p.operation AND LOWER(p.phone_name) = LOWER(@word) AND o.project IN @projects
        UNION SELECT p.phone_id FROM operation_phones p CROSS JOIN operations o WHERE o.number = p.operation AND p.phone_id >= @from AND p.phone_id < @to AND o.project IN @projects
        """;

    /// <summary>Fewer characters meet some phone's id in any large fleet.</summary>
    private const int ShortestIdPrefix = 8;

    /// <summary>The newest first.</summary>
    public static Task<IReadOnlyList<AuditEntry>> FindAsync(Session session, AuditQuery query, int offset, int limit) => session.QueryAsync<AuditEntry>(
        Statement(query), Parameters(query, offset, limit));

    internal static string Statement(AuditQuery query) =>
        $"SELECT a.* FROM audit a WHERE {string.Join(" AND ", Conditions(query))} ORDER BY a.at DESC, a.id DESC LIMIT @limit OFFSET @offset";

    /// <summary>One line by its number, if it is to be seen.</summary>
    public static async Task<AuditEntry?> FindLineAsync(Session session, AuditQuery query, long line) =>
        (await session.QueryAsync<AuditEntry>($"SELECT a.* FROM audit a WHERE a.id = @upTo AND {string.Join(" AND ", Conditions(query with { WithReads = true }))}", Parameters(query with { UpTo = line }, 0, 1))) is [var found]
            ? found
            : null;

    /// <summary>When these operations began and ended, as far as the audit has it.</summary>
    public static async Task<IReadOnlyDictionary<long, OperationSpan>> SpansAsync(Session session, IEnumerable<long> operations)
    {
        var spans = await session.QueryAsync<OperationSpan>(
            """
            SELECT operation, MIN(CASE WHEN phase = 'Begun' THEN at END) AS begun_at, MAX(CASE WHEN phase = 'Ended' THEN at END) AS ended_at
            FROM audit WHERE operation IN @operations GROUP BY operation
            """,
            new { operations = operations.Distinct().ToArray() });
        return spans.ToDictionary(span => span.Operation);
    }

    /// <summary>Everybody who ever asked for anything.</summary>
    public static async Task<IReadOnlyList<AuditPerson>> PeopleAsync(Session session) =>
        [.. (await session.QueryAsync<(string Id, string Name)>("SELECT actor_id, actor_name FROM audit_people ORDER BY actor_name, actor_id")).Select(row => new AuditPerson(row.Id, row.Name))];

    /// <summary>Ids of phones that went by this name, or have an id that begins with it, in any operation of these projects.</summary>
    public static Task<IReadOnlyList<string>> PhoneIdsAsync(Session session, IReadOnlyList<string> projects, string word) => session.QueryAsync<string>(
        PhoneStatement,
        // "g" comes after every digit of an id.
        new { projects = projects.ToArray(), word, from = word.Length < ShortestIdPrefix ? "g" : word.ToLowerInvariant(), to = $"{word.ToLowerInvariant()}g" });

    private static IEnumerable<string> Conditions(AuditQuery query)
    {
        var here = query.ForeignConversations.Count == 0 ? "" : " AND (a.conversation_id IS NULL OR NOT (a.conversation_id IN @foreign))";
        yield return $"(a.project IN @projects OR ((a.project IS NULL OR a.project = ''){here}))";
        if (!query.WithReads) yield return $"a.outcome <> '{AuditStore.Shown}'";
        if (query.Phones is not null) yield return OfPhones;
        if (query.Person is { ActorId.Length: > 0 }) yield return "a.actor_id = @actorId";
        else if (query.Person is not null) yield return "a.actor_id IS NULL AND a.actor_name = @actorName";
        if (query.Operation is not null) yield return "a.operation = @operation";
        if (query.Since is not null) yield return "a.at >= @since";
        if (query.Until is not null) yield return "a.at < @until";
        if (query.UpTo is not null) yield return "a.id <= @upTo";
    }

    internal static object Parameters(AuditQuery query, int offset, int limit) => new
    {
        projects = query.Projects.ToArray(),
        foreign = query.ForeignConversations.ToArray(),
        phoneIds = query.Phones?.Ids.ToArray() ?? [],
        phoneKeys = query.Phones?.Keys.ToArray() ?? [],
        actorId = query.Person?.ActorId,
        actorName = query.Person?.ActorName,
        operation = query.Operation,
        since = query.Since,
        until = query.Until,
        upTo = query.UpTo,
        offset,
        limit,
    };
}
