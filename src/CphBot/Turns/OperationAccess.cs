using CphBot.Access;
using CphBot.Cloud;
using CphBot.Cloud.Phones;
using CphBot.Commands;
using CphBot.Commands.Holds;
using CphBot.Commands.Phones;
using CphBot.Conversations;
using CphBot.Fleet;
using CphBot.Fleet.Holds;
using CphBot.Fleet.Selectors;
using CphBot.Operations;
using CphBot.Storage;
using CphBot.Teams.Activities;

namespace CphBot.Turns;

/// <summary>What the rules of today say to a plan, to an act on an operation, and to a wave that is about to be sent.</summary>
internal sealed class OperationAccess(AccessPolicy policy, Database database, FleetReader fleet, PlanRecheck recheck)
{
    private static readonly Place NoPlace = new("", null, IsPersonal: false);

    public static Place PlaceOf(Conversation conversation) => new(conversation.Id, conversation.TeamId, conversation.Kind == ConversationKind.Personal);

    /// <summary>Of what a command returned and what is about phones without being an operation: to be shown one, and to keep others from changing some.</summary>
    /// <returns>Null: nothing against it.</returns>
    public async Task<Verdict.Denied?> ToDoAsync(Asker asker, string project, CommandResult result) => result switch
    {
        CommandResult.Shown { Answer: Answer.OnePhone phone } => asker.Decide(Right.ToSee, [new Target(project, PhoneFacts.Of(phone.Phone.Phone, phone.ServerName))]) as Verdict.Denied,
        CommandResult.Shown { Answer: Answer.Connection to } => asker.Decide(Right.Of(ConnectInfoCommand.Spec), [new Target(project, PhoneFacts.Of(to.Phone, to.ServerName))]) as Verdict.Denied,
        CommandResult.SetHold hold => await ToHoldAsync(asker, Right.Of(SetHoldCommand.OfPhones), hold.Project, hold.Meaning),
        CommandResult.ReleaseHold { Hold: var hold } => await ToReleaseAsync(asker, hold),
        _ => null,
    };

    /// <summary>Who may not change a phone may not hold it either. While the fleet is not known, whoever may hold any phone may: it keeps phones safe.</summary>
    private async Task<Verdict.Denied?> ToHoldAsync(Asker asker, Right right, string project, Selector meaning) =>
        await fleet.SnapshotAsync(project, CancellationToken.None) is { } snapshot && snapshot.Select(meaning) is { Count: > 0 } phones
            ? asker.Decide(right, await TargetsAsync(project, phones)) as Verdict.Denied
            : null;

    /// <summary>
    /// To release lets phones be changed again, so which ones must be known: from the cloud while the fleet is being read. Whoever may do it to every phone may
    /// also where that cannot be found out.
    /// </summary>
    private async Task<Verdict.Denied?> ToReleaseAsync(Asker asker, Hold hold)
    {
        var right = Right.Of(ReleaseHoldCommand.OfPhones);
        if (await HeldPhonesAsync(hold) is { } phones) return phones.Count == 0 ? null : asker.Decide(right, await TargetsAsync(hold.Project, phones)) as Verdict.Denied;
        return asker.MayAnything(right, hold.Project) ? null : new Verdict.Denied($"Which phones hold {hold.Number} is on cannot be known before the fleet has been read. Try again in a few minutes.");
    }

    /// <returns>Null: they cannot be known now.</returns>
    private async Task<IReadOnlyList<Phone>?> HeldPhonesAsync(Hold hold)
    {
        if (SelectorText.Read(hold.Meaning).Selector is not { } meaning) return null;
        try
        {
            return (await fleet.SelectAsync(hold.Project, meaning, CancellationToken.None) as Selection.Found)?.Phones;
        }
        catch (CphException)
        {
            return null;
        }
    }

    public async Task<Verdict> ToPlanAsync(Asker asker, CommandResult.Change change)
    {
        var targets = await TargetsAsync(change.Project, change.Phones);
        return await WithinLimitsAsync(asker.Decide(Right.To(change.Verb, change.Details), targets), targets);
    }

    /// <summary>Whether the rules would let these phones run a command line, too.</summary>
    public async Task<bool> MayRunAsync(Asker asker, CommandResult.Change change, string command) =>
        asker.Decide(Right.To(Verb.Run, new ChangeDetails { Content = command }), await TargetsAsync(change.Project, change.Phones)) is Verdict.Allowed;

    /// <returns>Why not; and, before phones are sent, what the rules ask for at least.</returns>
    public async Task<(Verdict.Denied? Denied, Approval Least)> ToActAsync(Asker asker, Actor by, Operation operation, OperationControl control, CancellationToken cancel)
    {
        var targets = await TargetsAsync(operation.Project, StillToCome(operation));
        var verdict = asker.Decide(Right.To(control, operation.Verb), targets);
        if (!control.Sends()) return (verdict as Verdict.Denied, Approval.None);

        if (await WithinLimitsAsync(verdict, targets) is Verdict.Denied denied) return (denied, Approval.None);
        var requester = by.Is(operation) ? asker : await RequesterAsync(operation, cancel);
        if (requester is null) return (new Verdict.Denied($"Where #{operation.Number} was asked for is not known any more."), Approval.None);
        return await WithinLimitsAsync(requester.Decide(Right.To(operation.Verb, operation.Details), targets), targets) switch
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
        catch (Exception e) when (e is StorageException or Hosting.OwnerFailedException or CphException)
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
        var verdict = requester.Decide(Right.To(operation.Verb, operation.Details), targets);
        // An hour's limit is held when the wave is claimed, when nobody else can be counting.
        if (verdict is Verdict.Allowed { Deciding: var deciding, Perhaps: var perhapsRules } && PhonesAmong(targets) is { Count: > 0 } phones
            && Limits.Exceeded(deciding, phones, await UsageAsync(deciding, phones, hours: false)) is { } exceeded) verdict = exceeded with { IsUnsure = perhapsRules.Count > 0 };
        // Where it is not known whether a rule with such a limit decides, it counts: nobody gets a second hour's worth while the directory is down.
        var limited = (verdict as Verdict.Allowed)?.Perhaps.Where(rule => rule.MaxPhonesPerHour is not null).MinBy(rule => rule.MaxPhonesPerHour);
        var (standing, perhaps) = await StandingApprovalsAsync(operation, targets);
        return verdict switch
        {
            Verdict.Allowed allowed when !Approving.IsEnough(operation, allowed.Approval, standing, allowed.BreakGlass) =>
                perhaps > 0 || allowed.Perhaps.Count > 0 ? new WaveVerdict.NotKnown() : new WaveVerdict.Stop(NotEnough(operation, allowed, standing), allowed.Label),
            Verdict.Allowed allowed => new WaveVerdict.Go(
                operation.PhonesOf(wave).Where(phone => allowed.Rules.ContainsKey(phone.PhoneId)).ToDictionary(
                    phone => phone.PhoneId, phone => (limited ?? allowed.Rules[phone.PhoneId]).Key, StringComparer.Ordinal),
                [.. allowed.Deciding.Where(rule => rule.MaxPhonesPerHour is not null).Select(rule => new HourlyLimit(rule.Key, rule.Label, rule.MaxPhonesPerHour!.Value))])
            {
                Unfit = await recheck.UnfitAsync(operation, wave),
            },
            Verdict.Denied { IsUnsure: true } => new WaveVerdict.NotKnown(),
            Verdict.Denied denied => new WaveVerdict.Stop($"Paused by itself: the rules do not allow it to {operation.RequesterName} any more. {denied.Reason}", denied.Rule),
            _ => throw new InvalidOperationException("There is no third verdict."),
        };
    }

    private static string NotEnough(Operation operation, Verdict.Allowed allowed, int standing) => operation switch
    {
        { NeedsConfirm: false, Approval: Approval.None } when allowed.Approval == Approval.Confirm => $"Paused by itself: {allowed.Label} asks for a confirmation by now, and it began without one. Cancel it and send the command again.",
        { OverriddenAt: not null } => $"Paused by itself: {allowed.Label} does not let it go on without an approval any more.",
        _ when standing < operation.Approvals.Count => $"Paused by itself: {allowed.Label} asks for more approvals than it has; those of people who may not approve it any more do not count.",
        _ => $"Paused by itself: {allowed.Label} asks for more approvals than it has.",
    };

    /// <summary>Approvals of people who may still approve it, wherever they gave them: of whoever may not any more they do not count.</summary>
    /// <returns>How many, and of how many others it is not known.</returns>
    private async Task<(int Standing, int Perhaps)> StandingApprovalsAsync(Operation operation, IReadOnlyList<Target> targets)
    {
        if (operation.Approvals.Count == 0) return (0, 0);
        var right = Right.To(OperationControl.Approve, operation.Verb);
        var (standing, perhaps) = (0, 0);
        foreach (var person in await database.ReadAsync(session => PeopleStore.WithIdsAsync(session, [.. operation.Approvals.Select(given => given.ApproverId)])))
        {
            var approver = await policy.AskerAsync(new Actor(person.ObjectId, person.Mri, person.Name), person.TenantId, NoPlace, CancellationToken.None);
            if (policy.Policy.AllowsSomewhere(approver.Caller, right, targets)) standing++;
            else if (approver.Caller.GroupsUnknown is not null) perhaps++;
        }

        return (standing, perhaps);
    }

    /// <returns>Null: where it was asked for is not known any more.</returns>
    public async Task<Asker?> RequesterAsync(Operation operation, CancellationToken cancel)
    {
        var (conversation, person) = await database.ReadAsync(async session => (await ConversationStore.FindAsync(session, operation.ConversationId), await PeopleStore.FindAsync(session, operation.RequesterMri)));
        if (conversation is null) return null;
        var requester = new Actor(operation.RequesterId, operation.RequesterMri, operation.RequesterName);
        // A channel may have people of several tenants: that of its row is of whoever wrote last.
        return await policy.AskerAsync(requester, person is null ? conversation.TenantId : person.TenantId, PlaceOf(conversation), cancel);
    }

    private async Task<Verdict> WithinLimitsAsync(Verdict verdict, IReadOnlyList<Target> targets) =>
        verdict is Verdict.Allowed { Deciding: var deciding } && PhonesAmong(targets) is { Count: > 0 } phones && Limits.Exceeded(deciding, phones, await UsageAsync(deciding, phones, hours: true)) is { } exceeded ? exceeded : verdict;

    /// <summary>Limits are about phones: a server that stands among them is none.</summary>
    private static IReadOnlyList<Target> PhonesAmong(IReadOnlyList<Target> targets) => [.. targets.Where(target => target.Phone.Id != target.Phone.ServerId)];

    private async Task<Usage> UsageAsync(IReadOnlyList<Rule> deciding, IReadOnlyList<Target> targets, bool hours)
    {
        string[] keys = hours ? [.. deciding.Where(rule => rule.MaxPhonesPerHour is not null).Select(rule => rule.Key)] : [];
        return new Usage(
            deciding.Any(rule => rule.MaxServerPercent is not null) ? await fleet.PhonesOnServersAsync(targets[0].Project, [.. targets.Select(target => target.Phone.ServerId).Distinct()], CancellationToken.None) : Usage.None.PhonesOnServer,
            keys.Length == 0 ? Usage.None.LastHour : await database.ReadAsync(session => HourlyUse.CountAsync(session, keys)));
    }

    private async Task<IReadOnlyList<Target>> TargetsAsync(string project, IReadOnlyList<Phone> phones)
    {
        var nameOf = await ServerNamesAsync(project, phones.Select(phone => phone.ServerId));
        return [.. phones.Select(phone => new Target(project, PhoneFacts.Of(phone, nameOf(phone.ServerId))))];
    }

    /// <summary>As they were planned, with the status last seen: a rule may be about that.</summary>
    private async Task<IReadOnlyList<Target>> TargetsAsync(string project, IReadOnlyList<OperationPhone> phones)
    {
        var snapshot = await fleet.SnapshotAsync(project, CancellationToken.None);
        var nameOf = await ServerNamesAsync(project, phones.Where(phone => phone.ServerName is null).Select(phone => phone.ServerId));
        var ids = phones.Select(phone => phone.PhoneId).ToHashSet(StringComparer.Ordinal);
        var seen = snapshot?.Phones.Where(phone => ids.Contains(phone.PhoneId)).DistinctBy(phone => phone.PhoneId).ToDictionary(phone => phone.PhoneId, StringComparer.Ordinal) ?? [];
        return [.. phones.Select(phone => new Target(project, new PhoneFacts(
            phone.PhoneId, phone.PhoneName, phone.ServerId, phone.ServerName ?? nameOf(phone.ServerId), seen.TryGetValue(phone.PhoneId, out var now) ? now.Status : PhoneFacts.NotSeen)))];
    }

    /// <summary>The cloud is asked for names that the picture of the fleet does not have, where any rule goes by them.</summary>
    private async Task<Func<string, string?>> ServerNamesAsync(string project, IEnumerable<string> servers)
    {
        if (policy.Policy.NamesServers) return (await fleet.ServerNamesAsync(project, [.. servers.Distinct()], CancellationToken.None)).GetValueOrDefault;
        var snapshot = await fleet.SnapshotAsync(project, CancellationToken.None);
        return server => snapshot?.ServerName(server);
    }

    private static IReadOnlyList<OperationPhone> StillToCome(Operation operation)
    {
        List<OperationPhone> waiting = [.. operation.Phones.Where(phone => phone.State == PhoneState.Waiting)];
        return waiting.Count == 0 ? operation.Phones : waiting;
    }
}
