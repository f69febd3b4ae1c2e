using CphBot.Audit;
using CphBot.Fleet.Holds;
using CphBot.Fleet.Selectors;
using CphBot.Storage;

namespace CphBot.Operations;

/// <summary>What holds mean for the phones of an operation.</summary>
internal static class OperationHolds
{
    /// <summary>The holds that stand in the way of this operation now: all but those that it goes on in spite of.</summary>
    public static StandingHolds Against(StandingHolds standing, Operation operation) =>
        operation.Overrides.Count == 0 ? standing : standing.Where(hold => operation.Overrides.All(over => over.Hold != hold.Number));

    public static PhoneFacts Facts(OperationPhone phone) =>
        new(phone.PhoneId, phone.PhoneName, phone.ServerId, phone.ServerName, phone.Status ?? Cloud.Phones.PhoneStatus.Unknown);

    public static async Task AddOverridesAsync(Session session, Operation operation)
    {
        foreach (var (hold, words) in operation.Overrides)
        {
            await session.ExecuteAsync("INSERT INTO operation_overrides (operation, hold, words) VALUES (@Number, @hold, @words)", new { operation.Number, hold, words });
        }
    }

    public static async Task<IReadOnlyList<HoldOverride>> OverridesAsync(Session session, long operation) =>
        [.. (await session.QueryAsync<(long Hold, string Words)>("SELECT hold, words FROM operation_overrides WHERE operation = @operation ORDER BY hold", new { operation })).Select(row => new HoldOverride(row.Hold, row.Words))];

    /// <summary>Phones that were left alone, hold by hold.</summary>
    public static IEnumerable<AuditEntry> LeftAlone(Operation operation, IEnumerable<(OperationPhone Phone, Hold Hold)> held) =>
        from pair in held
        group pair.Phone by pair.Hold.Number into phones
        orderby phones.Key
        select OperationAudit.OfPhones(operation, $"refused: held by hold {phones.Key}", phones);

    /// <summary>The requester wants to go on in spite of these holds.</summary>
    /// <param name="command">As it was understood, its reason included.</param>
    public static IEnumerable<AuditEntry> Overridden(Operation operation, string command) =>
        operation.Overrides.Select(over => OperationAudit.OfPhones(operation, $"overrides hold {over.Hold}: {over.Words}", operation.Phones) with { Command = command });

    /// <summary>Phones that are sent in spite of a hold that still stands.</summary>
    public static IEnumerable<AuditEntry> SentDespite(Operation operation, int wave, StandingHolds standing)
    {
        if (operation.Overrides.Count == 0) return [];
        var overridden = standing.Where(hold => operation.Overrides.Any(over => over.Hold == hold.Number));
        return from phone in operation.PhonesOf(wave)
               where phone.State == PhoneState.Sending
               from hold in overridden.On(Facts(phone))
               group phone by hold.Number into phones
               orderby phones.Key
               select OperationAudit.OfPhones(operation, $"wave {wave} is sent in spite of hold {phones.Key}", phones);
    }
}
