using CphBot.Storage;

namespace CphBot.Operations;

/// <summary>How many phones were sent under which rule within the last hour, from the rows.</summary>
internal static class HourlyUse
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>By rule key; a rule without any is missing.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> CountAsync(Session session, IReadOnlyCollection<string> keys)
    {
        if (keys.Count == 0) return new Dictionary<string, int>();
        var rows = await session.QueryAsync<(string Rule, long Phones)>(
            """
            SELECT p.rule, COUNT(*) FROM operation_phones p JOIN waves w ON w.operation = p.operation AND w.number = p.wave
            WHERE p.rule IN @keys AND w.claimed_at > @since AND p.state NOT IN ('Waiting', 'NotSent', 'Refused') AND p.phone_id <> p.server_id
            GROUP BY p.rule
            """,
            new { keys = keys.ToArray(), since = session.Now - Hour });
        return rows.ToDictionary(row => row.Rule, row => (int)row.Phones, StringComparer.Ordinal);
    }

    /// <summary>In the transaction that claims the wave: two at once must not both find the last place free.</summary>
    /// <returns>Why the wave may not be sent now, and which rule says so; null: it may.</returns>
    public static async Task<(string Why, string Rule)?> ExceededAsync(Session session, IReadOnlyList<HourlyLimit> limits, int phones)
    {
        if (limits.Count == 0) return null;
        // Whoever counts waits for whoever counted before.
        await session.ExecuteAsync("UPDATE counters SET value = value WHERE name = 'operation'");
        var used = await CountAsync(session, [.. limits.Select(limit => limit.RuleKey)]);
        return limits.FirstOrDefault(limit => used.GetValueOrDefault(limit.RuleKey) + phones > limit.Max) is { } reached
            ? ($"Paused by itself: {reached.RuleLabel} allows at most {reached.Max} phones an hour.", reached.RuleLabel)
            : null;
    }
}
