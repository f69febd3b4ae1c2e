using CphBot.Storage;

namespace CphBot.Operations;

/// <summary>What our own rows know that a plan should tell: when its phones were last restarted, and how long that took.</summary>
internal static class PlanHistory
{
    /// <summary>The parameters that one statement may have are limited.</summary>
    private const int IdsPerQuery = 500;

    private const int Few = 5;

    public static async Task<LastRestarts> LastRestartsAsync(Session session, string project, IReadOnlyList<OperationPhone> phones)
    {
        var names = phones.ToDictionary(phone => phone.PhoneId, phone => phone.PhoneName, StringComparer.Ordinal);
        var last = new List<LastRestart>();
        foreach (var ids in names.Keys.Chunk(IdsPerQuery))
        {
            var rows = await session.QueryAsync<(string PhoneId, long At)>(
                """
                SELECT p.phone_id, MAX(w.claimed_at) FROM operation_phones p
                JOIN waves w ON w.operation = p.operation AND w.number = p.wave JOIN operations o ON o.number = p.operation
                WHERE p.phone_id IN @ids AND o.project = @project AND p.state = 'Done' AND o.verb = 'Restart' GROUP BY p.phone_id
                """,
                new { ids, project });
            last.AddRange(rows.Select(row => new LastRestart(names[row.PhoneId], DateTimeOffset.FromUnixTimeMilliseconds(row.At))));
        }

        return new LastRestarts(
            [.. last.OrderByDescending(restart => restart.At).Take(Few)],
            last.Count(restart => session.Now - restart.At < TimeSpan.FromDays(1)),
            phones.Count - last.Count);
    }

    /// <summary>By how long each wave of the last operations that succeeded took, of those with this verb; null: there were none.</summary>
    public static async Task<TimeSpan?> ExpectedAsync(Session session, string project, Verb verb, int waves)
    {
        var rows = await session.QueryAsync<(long Took, long Waves)>(
            """
            SELECT o.ended_at - o.started_at, (SELECT COUNT(*) FROM waves w WHERE w.operation = o.number) FROM operations o
            WHERE o.project = @project AND o.verb = @verb AND o.state = 'Succeeded' ORDER BY o.number DESC LIMIT 20
            """,
            new { project, verb = verb.Name });
        return rows.Count == 0 ? null : TimeSpan.FromMilliseconds(rows.Average(row => (double)row.Took / Math.Max(1, row.Waves)) * waves);
    }
}
