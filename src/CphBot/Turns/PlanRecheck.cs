using CphBot.Cloud;
using CphBot.Cloud.Phones;
using CphBot.Commands;
using CphBot.Fleet;
using CphBot.Operations;

namespace CphBot.Turns;

/// <summary>
/// Reads the phones of a plan again when somebody sets it going, and those of each wave before it is sent, which may be hours later: what no longer
/// is what was shown is never sent.
/// </summary>
internal sealed class PlanRecheck(CphClients clouds, FleetReader fleet, OperationStore store)
{
    /// <summary>Servers whose lists are read for it: at five reads a second a person waits twenty seconds. A wider plan is compared with the picture of the fleet.</summary>
    private const int MostLists = 100;

    /// <summary>The change for which a new plan must be shown; null when the plan stands, or is not this person's to set going anyway.</summary>
    public async Task<Outdated?> FindAsync(Operation operation, OperationControl control, TurnContext context, CancellationToken cancel)
    {
        var isToGo = context.Now < operation.ExpiresAt && (control, context.Actor.Is(operation)) switch
        {
            (OperationControl.Confirm, true) => operation is { State: OperationState.Planned, NeedsConfirm: true },
            (OperationControl.Approve, false) or (OperationControl.BreakGlass, true) => operation.State == OperationState.AwaitingApproval,
            _ => false,
        };
        // This turn, run before, may have found it out already and died before the new plan was shown.
        var wasFound = operation.State == OperationState.Expired && await store.HasActedAsync(context.Turn.Key);
        if (operation.Plan is null || operation.Verb.Target is not (TargetKind.Phone or TargetKind.Server) || (!isToGo && !wasFound)) return null;

        if (await TryReadAsync(operation, cancel) is not { } phones) return null;
        var now = ById(phones);
        if (PlanCheck.Changed(operation.Verb, operation.Phones, now, operation.Plan.IsByStatus) is not { } why) return wasFound ? new Outdated("What was planned has changed", ChangeOf(operation, now, [])) : null;
        return new Outdated(why, ChangeOf(operation, now, [$"#{operation.Number} expired: {why}."]));
    }

    /// <summary>Which phones of a wave are not what was shown any more, and why, as sentences. A single phone that goes at once was read a moment ago.</summary>
    /// <exception cref="CphException">They cannot be read: then nothing is sent.</exception>
    public async Task<IReadOnlyDictionary<string, string>> UnfitAsync(Operation operation, int wave)
    {
        var hasWaited = operation.Waves.Single(next => next.Number == wave) is { Attempts: > 0 } or { NotBefore: not null };
        var isOfFleet = operation.Verb.Target is TargetKind.Phone or TargetKind.Server;
        if (!operation.Verb.IsLookedAtFirst && (!isOfFleet || (operation.Phones.Count == 1 && !hasWaited))) return WaveVerdict.Go.None;

        var waiting = operation.PhonesOf(wave).Where(phone => phone.State == PhoneState.Waiting).ToList();
        var now = ById(await ReadAsync(operation, waiting, CancellationToken.None));
        // What goes whole goes with all that is on it at that moment: a phone that has come since was judged, held and claimed by nobody.
        if (operation.Verb.TakesWholeServers && now.Values.FirstOrDefault(phone => operation.Phones.All(planned => planned.PhoneId != phone.PhoneId)) is { } added)
        {
            return waiting.ToDictionary(phone => phone.PhoneId, _ => $"Not sent: {added.PhoneName} has come to its server since it was planned.", StringComparer.Ordinal);
        }

        return waiting
            .Select(phone => (phone.PhoneId, Why: PlanCheck.Unfit(operation.Verb, phone, now.GetValueOrDefault(phone.PhoneId), operation.Plan?.IsByStatus == true)))
            .Where(phone => phone.Why is not null).ToDictionary(phone => phone.PhoneId, phone => phone.Why!, StringComparer.Ordinal);
    }

    /// <returns>Null: they cannot be read. Then nothing can be sent either, and before that they are read once more.</returns>
    private async Task<IReadOnlyList<Phone>?> TryReadAsync(Operation operation, CancellationToken cancel)
    {
        try
        {
            return await ReadAsync(operation, operation.Phones, cancel);
        }
        catch (CphException)
        {
            return null;
        }
    }

    /// <param name="phones">Of the operation.</param>
    private async Task<IReadOnlyList<Phone>> ReadAsync(Operation operation, IReadOnlyList<OperationPhone> phones, CancellationToken cancel)
    {
        if (operation.Verb.TakesWholeServers) return await CloudReads.WholeServersAsync(clouds[operation.Project], [.. phones.Select(phone => phone.ServerId).Distinct()], cancel);
        var wanted = phones.Select(phone => new WatchedPhone(phone.PhoneId, phone.ServerId)).ToList();
        if (wanted.DistinctBy(phone => phone.ServerId).Count() > MostLists && await fleet.SnapshotAsync(operation.Project, cancel) is { } snapshot)
        {
            var ids = wanted.Select(phone => phone.PhoneId).ToHashSet(StringComparer.Ordinal);
            return [.. snapshot.Phones.Where(phone => ids.Contains(phone.PhoneId))];
        }

        var (read, failure) = await CloudReads.PhonesAsync(clouds[operation.Project], wanted, cancel);
        if (failure is not null) throw failure;
        // What is no longer on its server's list may be on another's.
        var found = read.Select(phone => phone.Phone).DistinctBy(phone => phone.PhoneId).ToList();
        var known = found.Select(phone => phone.PhoneId).ToHashSet(StringComparer.Ordinal);
        foreach (var missing in wanted.Where(phone => !known.Contains(phone.PhoneId)).Take(MostLists))
        {
            if (await CloudReads.FindAsync(clouds[operation.Project], missing.PhoneId, cancel) is { } elsewhere) found.Add(elsewhere);
        }

        return found;
    }

    private static Dictionary<string, Phone> ById(IEnumerable<Phone> phones) => phones.DistinctBy(phone => phone.PhoneId).ToDictionary(phone => phone.PhoneId, StringComparer.Ordinal);

    private static CommandResult.Change ChangeOf(Operation operation, Dictionary<string, Phone> now, IReadOnlyList<string> why) =>
        new(operation.Project, operation.Verb, StillMeant(operation, now), operation.Reason, operation.RetryOf, MustConfirm: true)
        {
            DespiteHolds = operation.Overrides.Count > 0,
            Details = operation.Details,
            Asked = operation.Plan!.Asked,
            IsByStatus = operation.Plan.IsByStatus,
            Notes = why,
            Within = operation.Plan.Limits,
            Renews = operation,
        };

    /// <summary>What goes whole goes with what has come since; of anything else only what was meant.</summary>
    private static IReadOnlyList<Phone> StillMeant(Operation operation, Dictionary<string, Phone> now) => operation.Verb.TakesWholeServers
        ? [.. now.Values]
        : [.. operation.Phones.Select(phone => now.GetValueOrDefault(phone.PhoneId) is { } read && (!operation.Plan!.IsByStatus || phone.PlannedStatus is null || phone.PlannedStatus == read.Status) ? read : null).OfType<Phone>()];
}

/// <param name="Why">"web-0007 is frozen".</param>
/// <param name="Change">The same for what is left of it.</param>
internal sealed record Outdated(string Why, CommandResult.Change Change);
