using CphBot.Access;
using CphBot.Cloud;
using CphBot.Cloud.Phones;
using CphBot.Commands;
using CphBot.Fleet;
using CphBot.Fleet.Holds;
using CphBot.Operations;
using CphBot.Storage;
using Microsoft.Extensions.Options;

namespace CphBot.Turns;

/// <summary>From a change that is wanted to the operation that would make it, with all that its card tells. Reads rows and the picture of the fleet only.</summary>
internal sealed class PlanMaker(Database database, FleetReader fleet, OperationAccess access, IOptions<OperationsOptions> options, IOptions<CloudOptions> cloud)
{
    private const int FewNames = 3;

    /// <param name="allowed">What the rules say to it.</param>
    /// <returns>The operation, without a number yet; or why there is none.</returns>
    public async Task<(Operation? Draft, PlanRefusal? Refusal)> DraftAsync(TurnContext context, Asker asker, CommandResult.Change wanted, Verdict.Allowed allowed)
    {
        if (wanted.Phones.Count > PlanLimits.MostPhones) return (null, new PlanRefusal($"That is {wanted.Phones.Count:N0} phones; one operation may have {PlanLimits.MostPhones:N0}. Narrow it down."));
        var snapshot = await fleet.SnapshotAsync(wanted.Project, CancellationToken.None);
        var (held, approval) = await HeldAsync(wanted, allowed, snapshot, context.Zone);
        if (held.Refusal is { } words) return (null, new PlanRefusal(words, $"refused: {held.Held[0].Words}", "holds"));

        var change = held.Free;
        var isShown = approval > Approval.None || change.IsDryRun;
        // A single phone that was named, and what is tried again, is left to the cloud to refuse: what it shows may be old.
        var phones = change.Verb.IsLookedAtFirst || (isShown && change.RetryOf is null) ? [.. change.Phones.Where(phone => change.Verb.Takes(phone.Status))] : change.Phones;
        var leftOut = LeftOutOf(change.Phones.Except(phones));
        if (phones.Count == 0) return (null, new PlanRefusal(NoneCan(change, leftOut)));

        var (limits, refusal) = PlanLimits.Of(options.Value, cloud.Value.BatchSize, phones.Count).Narrowed(change.Wishes, phones.Count);
        if (refusal is not null) return (null, new PlanRefusal(refusal));
        if (change.Within is { } within) limits = limits.And(within);
        if (change.Verb.MostPerCall is { } most) limits = limits with { WaveSize = Math.Min(limits.WaveSize, most) };
        // Answered within two seconds, it is no load to spare a host from, and the calls for it are few: each takes as many phones as it may.
        if (change.Verb.IsSync) limits = limits with { MaxPerServer = limits.WaveSize };
        var plan = Plan.Of(change.Verb, [.. phones.Select(phone => new PlannedPhone(phone, snapshot?.ServerName(phone.ServerId)))], limits);
        var draft = Draft(context, change, plan, approval) with
        {
            Approvers = approval.Others() > 0 ? await access.ApproversAsync(asker, change.Project, change.Verb, change.Phones) : null,
            BreakGlass = approval.Others() > 0 && allowed.BreakGlass,
            Phones = [.. plan.Phones.Select(phone => phone with { Rule = allowed.Rules[phone.PhoneId].Key })],
        };
        var isOfFleet = change.Verb.Target is TargetKind.Phone or TargetKind.Server;
        var facts = new PlanFacts(limits, change.PictureAt ?? context.Now)
        {
            Asked = change.Asked,
            IsByStatus = change.IsByStatus,
            Fleet = isOfFleet ? snapshot?.Phones.Count : null,
            MostOfServer = isShown && isOfFleet ? LargestShare(plan.Phones, snapshot) : null,
            LeftOut = leftOut,
            Notes = change.Notes,
            AsksBoot = options.Value.BootCheck && change.Verb is { Target: TargetKind.Phone, Effect: Effect.BecomesStatus { Wanted: PhoneStatus.Running } } && await access.MayRunAsync(asker, change, BootCheck.Command),
            ExportTo = change.Verb.IsExportedFirst && cloud.Value.Projects[change.Project].ExportTo is { Length: > 0 } folder ? folder : null,
            Instead = change.Renews?.Number,
        };
        return (held.AddTo(draft with { Plan = isShown && isOfFleet ? await WithHistoryAsync(facts, draft) : facts }), null);
    }

    /// <summary>What the holds make of a change, and what must be said before it goes.</summary>
    /// <param name="zone">Of whoever asks.</param>
    public async Task<(HeldPlan Held, Approval Approval)> HeldAsync(CommandResult.Change wanted, Verdict.Allowed allowed, string? zone) =>
        await HeldAsync(wanted, allowed, await fleet.SnapshotAsync(wanted.Project, CancellationToken.None), zone);

    private async Task<(HeldPlan Held, Approval Approval)> HeldAsync(CommandResult.Change wanted, Verdict.Allowed allowed, FleetSnapshot? snapshot, string? zone)
    {
        var standing = await database.ReadAsync(session => HoldStore.StandingAsync(session, wanted.Project));
        var held = HeldPlan.Of(wanted, standing, server => snapshot?.ServerName(server), zone);
        return (held, ApprovalOf(held, allowed));
    }

    private static string NoneCan(CommandResult.Change change, List<LeftOut> leftOut) => change.Phones is [var only]
        ? $"{only.PhoneName} cannot be {change.Verb.Participle} now: it is {Say.Status(only.Status)}. It must be {change.Verb.Needs}."
        : $"None of these {change.Phones.Count} phones can be {change.Verb.Participle} now: {string.Join("; ", leftOut.Select(Words))}. A phone must be {change.Verb.Needs}.";

    private Task<PlanFacts> WithHistoryAsync(PlanFacts facts, Operation draft) => database.ReadAsync(async session => facts with
    {
        Restarted = await PlanHistory.LastRestartsAsync(session, draft.Project, draft.Phones),
        Expected = await PlanHistory.ExpectedAsync(session, draft.Project, draft.Verb, draft.Waves.Count),
    });

    private static List<LeftOut> LeftOutOf(IEnumerable<Phone> phones) =>
        [.. phones.GroupBy(phone => phone.Status).Select(same => new LeftOut(Say.Status(same.Key), same.Count(), [.. same.Take(FewNames).Select(phone => phone.PhoneName)])).OrderByDescending(left => left.Count)];

    /// <summary>"frozen: web-0003, web-0009 and 2 more".</summary>
    private static string Words(LeftOut left) => $"{left.Why}: {string.Join(", ", left.Names)}{(left.Count > left.Names.Count ? $" and {left.Count - left.Names.Count} more" : "")}";

    private static ServerShare LargestShare(IReadOnlyList<OperationPhone> phones, FleetSnapshot? snapshot)
    {
        var servers = snapshot?.Phones.CountBy(phone => phone.ServerId).ToDictionary(StringComparer.Ordinal);
        return phones.GroupBy(phone => phone.ServerId)
            .Select(server => new ServerShare(server.First().ServerName ?? server.Key, server.Count(), servers?.GetValueOrDefault(server.Key) is > 0 and var all ? all : null))
            .OrderByDescending(share => share.Of is { } of ? (double)share.Phones / of : 0)
            .ThenByDescending(share => share.Phones)
            .First();
    }

    /// <summary>What the rules ask for; more where the plan is not what was said word for word, and a second person where somebody's hold is overridden.</summary>
    private static Approval ApprovalOf(HeldPlan held, Verdict.Allowed allowed)
    {
        var least = held.Overrides.Count > 0 ? Approval.OtherPerson : held.Free.MustConfirm || held.Held.Count > 0 ? Approval.Confirm : Approval.None;
        return allowed.Approval > least ? allowed.Approval : least;
    }

    private Operation Draft(TurnContext context, CommandResult.Change change, Plan plan, Approval approval) => new()
    {
        Number = 0,
        Key = context.OperationKey,
        Project = change.Project,
        ConversationId = change.Renews?.ConversationId ?? context.Conversation.Id,
        ThreadId = change.Renews is { } old ? old.ThreadId : context.ThreadId,
        Verb = change.Verb,
        Details = change.Details,
        RequesterId = change.Renews is { } of ? of.RequesterId : context.Actor.ObjectId,
        RequesterMri = change.Renews?.RequesterMri ?? context.Actor.Mri,
        RequesterName = change.Renews?.RequesterName ?? context.Actor.Name,
        Zone = change.Renews is { } before ? before.Zone : context.Zone,
        Reason = change.Reason,
        State = approval.Others() > 0 ? OperationState.AwaitingApproval : OperationState.Planned,
        NeedsConfirm = approval == Approval.Confirm,
        Approval = approval,
        CreatedAt = context.Now,
        ExpiresAt = context.Now + (approval.Others() > 0 ? options.Value.ApproveWithin : options.Value.ConfirmWithin),
        RetryOf = change.RetryOf,
        Phones = plan.Phones,
        Waves = plan.Waves,
    };
}

/// <summary>Why a change is not planned.</summary>
/// <param name="Reason">For the person who asks, with what else may be tried.</param>
/// <param name="Outcome">For the audit.</param>
/// <param name="Offers">Commands to go on with.</param>
internal sealed record PlanRefusal(string Reason, string Outcome = "refused", params IReadOnlyList<string> Offers);
