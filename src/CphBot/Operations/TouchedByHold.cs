using CphBot.Fleet.Holds;
using CphBot.Fleet.Selectors;
using CphBot.Storage;

namespace CphBot.Operations;

/// <summary>An operation under way that has phones which are held now.</summary>
/// <param name="Sent">At work in the cloud, or on their way there.</param>
internal sealed record TouchedByHold(long Operation, string RequesterName, int Sent, int Unsent)
{
    /// <summary>Of all that are under way, by number.</summary>
    public static async Task<IReadOnlyList<TouchedByHold>> FindAsync(Session session, Hold hold)
    {
        var open = await session.QueryAsync<Row>(
            """
            SELECT o.number, o.requester_name, p.phone_id, p.phone_name, p.server_id, p.server_name, p.state
            FROM operations o JOIN operation_phones p ON p.operation = o.number
            WHERE o.project = @Project AND o.wake_at IS NOT NULL AND p.state IN ('Waiting', 'Sending', 'Working', 'Checking', 'Watched')
            ORDER BY o.number
            """,
            new { hold.Project });
        var alone = new StandingHolds([hold], session.Now);
        return [.. open
            .Where(row => alone.On(new PhoneFacts(row.PhoneId, row.PhoneName, row.ServerId, row.ServerName, Cloud.Phones.PhoneStatus.Unknown)).Count > 0)
            .GroupBy(row => (row.Number, row.RequesterName))
            .Select(rows => new TouchedByHold(rows.Key.Number, rows.Key.RequesterName, rows.Count(row => row.State != PhoneState.Waiting), rows.Count(row => row.State == PhoneState.Waiting)))];
    }

    private sealed record Row
    {
        public required long Number { get; init; }

        public required string RequesterName { get; init; }

        public required string PhoneId { get; init; }

        public required string PhoneName { get; init; }

        public required string ServerId { get; init; }

        public string? ServerName { get; init; }

        public required PhoneState State { get; init; }
    }
}
