using CphBot.Storage;

namespace CphBot.Operations;

/// <summary>
/// What other operations are doing to the same servers right now. Waves of a plan wait for it; a single phone, restarted without a plan, does
/// not: whoever asks for one phone at night must not wait for somebody's fleet.
/// </summary>
internal static class ServerLoad
{
    /// <returns>Why the wave must wait, in words; null: it need not.</returns>
    public static async Task<string?> CrowdedAsync(Session session, Operation operation, int wave)
    {
        if (operation.Plan is not { } plan || operation.Phones.Count == 1) return null;
        var mine = operation.PhonesOf(wave).Where(phone => phone.State == PhoneState.Waiting).GroupBy(phone => phone.ServerId).ToList();
        var others = await session.QueryAsync<(string ServerId, long Phones, long Operation)>(
            """
            SELECT p.server_id, COUNT(*), MIN(c.operation) FROM phone_claims c
            JOIN operation_phones p ON p.operation = c.operation AND p.phone_id = c.phone_id
            WHERE c.project = @Project AND c.operation <> @Number AND p.server_id IN @servers AND p.state IN ('Sending', 'Working', 'Checking', 'Watched')
            GROUP BY p.server_id
            """,
            new { operation.Project, operation.Number, servers = mine.Select(server => server.Key).ToArray() });
        foreach (var server in mine)
        {
            var other = others.FirstOrDefault(row => row.ServerId == server.Key);
            if (other.Phones > 0 && other.Phones + server.Count() > plan.Limits.MaxPerServer) return $"Waits for #{other.Operation}, which is at work on phones of {server.First().ServerName ?? server.Key}.";
        }

        return null;
    }
}
