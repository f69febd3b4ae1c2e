using CphBot.Access;
using CphBot.Cloud.Phones;
using CphBot.Commands;
using CphBot.Commands.Holds;
using CphBot.Conversations;
using CphBot.Fleet;
using CphBot.Fleet.Selectors;
using CphBot.Operations;
using CphBot.Storage;
using CphBot.Teams.Activities;

namespace CphBot.Turns;

/// <summary>What the rules of today say to a plan, to an act on an operation, and to a wave that is about to be sent.</summary>
internal sealed class OperationAccess(AccessPolicy policy, Database database, FleetReader fleet)
{
    /// <summary>Of no rule: what is not known allows nothing.</summary>
    private const PhoneStatus NotSeen = (PhoneStatus)int.MinValue;

    public static Place PlaceOf(Conversation conversation) => new(conversation.Id, conversation.TeamId, conversation.Kind == ConversationKind.Personal);

    /// <summary>Of what a command returned and what is about phones without being an operation: to be shown one, and to keep others from changing some.</summary>
    /// <returns>Null: nothing against it.</returns>
    public async Task<Verdict.Denied?> ToDoAsync(Asker asker, string project, CommandResult result) => result switch
    {
        CommandResult.Shown { Answer: Answer.OnePhone phone } => asker.Decide(Right.ToSee, [new Target(project, PhoneFacts.Of(phone.Phone.Phone, phone.ServerName))]) as Verdict.Denied,
        CommandResult.SetHold hold => await ToHoldAsync(asker, Right.Of(SetHoldCommand.OfPhones), hold.Project, hold.Meaning),
        CommandResult.ReleaseHold { Hold: var hold } when SelectorText.Read(hold.Meaning).Selector is { } meaning => await ToHoldAsync(asker, Right.Of(ReleaseHoldCommand.OfPhones), hold.Project, meaning),
        _ => null,
    };

    /// <summary>Who may not change a phone may not hold it either. While the fleet is not known, whoever may hold any phone may: it keeps phones safe.</summary>
    private async Task<Verdict.Denied?> ToHoldAsync(Asker asker, Right right, string project, Selector meaning) =>
        await fleet.SnapshotAsync(project, CancellationToken.None) is { } snapshot && snapshot.Select(meaning) is { Count: > 0 } phones
            ? asker.Decide(right, Targets(project, phones, snapshot)) as Verdict.Denied
            : null;

    public async Task<Verdict> ToPlanAsync(Asker asker, string project, Verb verb, IReadOnlyList<Phone> phones)
    {
        var targets = await TargetsAsync(project, phones);
        return await WithinLimitsAsync(asker.Decide(Right.To(verb), targets), targets);
    }

    /// <returns>Why not; and, before phones are sent, what the rules ask for at least.</returns>
    public async Task<(Verdict.Denied? Denied, Approval Least)> ToActAsync(Asker asker, Actor by, Operation operation, OperationControl control, CancellationToken cancel)
    {
        var targets = await TargetsAsync(operation.Project, StillToCome(operation));
        var verdict = asker.Decide(Right.To(control, operation.Verb), targets);
        if (!control.Sends()) return (verdict as Verdict.Denied, Approval.None);

        if (await WithinLimitsAsync(verdict, targets) is Verdict.Denied denied) return (denied, Approval.None);
        var requester = by.Is(operation) ? asker : await RequesterAsync(operation, cancel);
        if (requester is null) return (new Verdict.Denied($"Where #{operation.Number} was asked for is not known any more."), Approval.None);
        return await WithinLimitsAsync(requester.Decide(Right.To(operation.Verb), targets), targets) switch
        {
            Verdict.Denied no => (by.Is(operation) ? no : no with { Reason = $"{operation.RequesterName}, who asked for #{operation.Number}, may not do that any more. {no.Reason}" }, Approval.None),
            Verdict.Allowed { BreakGlass: false } allowed when control == OperationControl.BreakGlass =>
                (new Verdict.Denied($"No rule lets you go on without an approval: it takes BreakGlass on {allowed.Label}.", allowed.Label), Approval.None),
            Verdict.Allowed allowed => (null, allowed.Approval),
            _ => throw new InvalidOperationException("There is no third verdict."),
        };
    }

    /// <summary>Of an operation whose turn has come, perhaps long after it was asked for.</summary>
    public async Task<WaveVerdict> ToSendAsync(Operation operation, int wave)
    {
        try
        {
            return await JudgeAsync(operation, wave);
        }
        catch (Exception e) when (e is StorageException or Hosting.OwnerFailedException)
        {
            return new WaveVerdict.NotKnown();
        }
    }

    /// <summary>Persons whom the rules name, who may approve this here, and whom a mention can reach: as JSON of <see cref="Approver"/>. Null: none.</summary>
    public async Task<string?> ApproversAsync(Asker asker, string project, Verb verb, IReadOnlyList<Phone> phones)
    {
        var targets = await TargetsAsync(project, phones);
        var right = Right.To(OperationControl.Approve, verb);
        var named = policy.Policy.Rules.SelectMany(rule => rule.Who).OfType<WhoClause.Person>().Select(person => person.ObjectId)
            .Where(id => !string.Equals(id, asker.Caller.ObjectId, StringComparison.OrdinalIgnoreCase)).Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(id => (asker with { Caller = asker.Caller with { ObjectId = id, Groups = new HashSet<string>() } }).Decide(right, targets) is Verdict.Allowed).ToList();
        var known = await database.ReadAsync(session => PeopleStore.WithIdsAsync(session, named));
        return known.Count == 0 ? null : Approver.Write([.. known.Select(person => new Approver(person.Mri, person.Name))]);
    }

    private async Task<WaveVerdict> JudgeAsync(Operation operation, int wave)
    {
        if (await RequesterAsync(operation, CancellationToken.None) is not { } requester) return new WaveVerdict.Stop("Paused by itself: where it was asked for is not known any more.", Verdict.Denied.NoRule);
        var targets = await TargetsAsync(operation.Project, StillToCome(operation));
        var verdict = requester.Decide(Right.To(operation.Verb), targets);
        // An hour's limit is held when the wave is claimed, when nobody else can be counting.
        if (verdict is Verdict.Allowed { Deciding: var deciding } && Limits.Exceeded(deciding, targets, await UsageAsync(deciding, targets, hours: false)) is { } exceeded) verdict = exceeded;
        return verdict switch
        {
            Verdict.Allowed allowed when !Approving.IsEnough(operation, allowed.Approval) =>
                new WaveVerdict.Stop($"Paused by itself: {allowed.Label} asks for more approvals than it has.", allowed.Label),
            Verdict.Allowed allowed => new WaveVerdict.Go(
                operation.PhonesOf(wave).Where(phone => allowed.Rules.ContainsKey(phone.PhoneId)).ToDictionary(phone => phone.PhoneId, phone => allowed.Rules[phone.PhoneId].Key, StringComparer.Ordinal),
                [.. allowed.Deciding.Where(rule => rule.MaxPhonesPerHour is not null).Select(rule => new HourlyLimit(rule.Key, rule.Label, rule.MaxPhonesPerHour!.Value))]),
            Verdict.Denied denied => new WaveVerdict.Stop($"Paused by itself: the rules do not allow it to {operation.RequesterName} any more. {denied.Reason}", denied.Rule),
            _ => throw new InvalidOperationException("There is no third verdict."),
        };
    }

    /// <returns>Null: where it was asked for is not known any more.</returns>
    public async Task<Asker?> RequesterAsync(Operation operation, CancellationToken cancel)
    {
        if (await database.ReadAsync(session => ConversationStore.FindAsync(session, operation.ConversationId)) is not { } conversation) return null;
        var requester = new Actor(operation.RequesterId, operation.RequesterMri, operation.RequesterName);
        return await policy.AskerAsync(requester, conversation.TenantId, PlaceOf(conversation), cancel);
    }

    private async Task<Verdict> WithinLimitsAsync(Verdict verdict, IReadOnlyList<Target> targets) =>
        verdict is Verdict.Allowed { Deciding: var deciding } && Limits.Exceeded(deciding, targets, await UsageAsync(deciding, targets, hours: true)) is { } exceeded ? exceeded : verdict;

    private async Task<Usage> UsageAsync(IReadOnlyList<Rule> deciding, IReadOnlyList<Target> targets, bool hours)
    {
        string[] keys = hours ? [.. deciding.Where(rule => rule.MaxPhonesPerHour is not null).Select(rule => rule.Key)] : [];
        return new Usage(
            deciding.Any(rule => rule.MaxServerPercent is not null) ? await fleet.PhonesOnServersAsync(targets[0].Project, [.. targets.Select(target => target.Phone.ServerId).Distinct()], CancellationToken.None) : Usage.None.PhonesOnServer,
            keys.Length == 0 ? Usage.None.LastHour : await database.ReadAsync(session => HourlyUse.CountAsync(session, keys)));
    }

    private async Task<IReadOnlyList<Target>> TargetsAsync(string project, IReadOnlyList<Phone> phones) =>
        Targets(project, phones, await fleet.SnapshotAsync(project, CancellationToken.None));

    private static IReadOnlyList<Target> Targets(string project, IReadOnlyList<Phone> phones, FleetSnapshot? snapshot) =>
        [.. phones.Select(phone => new Target(project, PhoneFacts.Of(phone, snapshot?.ServerName(phone.ServerId))))];

    /// <summary>As they were planned, with the status last seen: a rule may be about that.</summary>
    private async Task<IReadOnlyList<Target>> TargetsAsync(string project, IReadOnlyList<OperationPhone> phones)
    {
        var snapshot = await fleet.SnapshotAsync(project, CancellationToken.None);
        var ids = phones.Select(phone => phone.PhoneId).ToHashSet(StringComparer.Ordinal);
        var seen = snapshot?.Phones.Where(phone => ids.Contains(phone.PhoneId)).DistinctBy(phone => phone.PhoneId).ToDictionary(phone => phone.PhoneId, StringComparer.Ordinal) ?? [];
        return [.. phones.Select(phone => new Target(project, new PhoneFacts(
            phone.PhoneId, phone.PhoneName, phone.ServerId, phone.ServerName ?? snapshot?.ServerName(phone.ServerId), seen.TryGetValue(phone.PhoneId, out var now) ? now.Status : NotSeen)))];
    }

    private static IReadOnlyList<OperationPhone> StillToCome(Operation operation)
    {
        List<OperationPhone> waiting = [.. operation.Phones.Where(phone => phone.State == PhoneState.Waiting)];
        return waiting.Count == 0 ? operation.Phones : waiting;
    }
}
