using CphBot.Access;
using CphBot.Audit;
using CphBot.Cards;
using CphBot.Cloud;
using CphBot.Cloud.Phones;
using CphBot.Commands;
using CphBot.Conversations;
using CphBot.Hosting;
using CphBot.Operations;
using CphBot.Storage;
using CphBot.Teams.Activities;
using CphBot.Times;
using Microsoft.Extensions.Options;

namespace CphBot.Turns;

/// <summary>A turn that starts an operation, or acts on one.</summary>
internal sealed class OperationTurn(
    Database database, OperationAccess access, PlanMaker plans, PlanRecheck recheck, OperationStore store, IOwners owners, TurnEnd end, IOptions<CloudOptions> cloud)
{
    /// <summary>A row, and a card that will follow it. From here on the operation's owner drives.</summary>
    /// <param name="asker">Whoever it is for: of a plan that stands for an earlier one, that one's requester.</param>
    public async Task PlanAsync(TurnContext context, Asker asker, string command, CommandResult.Change change)
    {
        var line = context.Line(command, "dry run", change.Project) with { About = [.. change.Phones.Select(phone => phone.PhoneId)] };
        var verdict = await access.ToPlanAsync(asker, change);
        if (verdict is not Verdict.Allowed allowed)
        {
            await end.DeniedAsync(context, line, (Verdict.Denied)verdict);
            return;
        }

        if (change is { Phones.Count: 1, MustConfirm: false, IsDryRun: false } && await HolderAsync(change.Project, change.Phones[0]) is { } holder)
        {
            await end.RefuseAsync(context, line with { Outcome = $"refused: held by #{holder.Operation}" }, $"{change.Phones[0].PhoneName} is {holder.Words(context.Now)}.", [$"show {holder.Operation}"]);
            return;
        }

        var (draft, refusal) = await plans.DraftAsync(context, asker, change, allowed);
        if (draft is null) await end.RefuseAsync(context, line with { Outcome = refusal!.Outcome }, refusal.Reason, refusal.Offers);
        else if (change.IsDryRun) await end.WithCardAsync(context, PlanCard.DryRun(draft, context.Hints), line with { Rule = allowed.Label });
        else await ShowAsync(context, command, draft, allowed.Label);
    }

    private async Task ShowAsync(TurnContext context, string command, Operation draft, string rule)
    {
        var (operation, isNew) = (draft, false);
        await end.CommitAsync(context, [], async session =>
        {
            (operation, isNew) = await OperationRows.InsertAsync(session, draft);
            if (isNew) store.Inserted(session, operation);
            if (isNew) await PostAsync(session, operation);
            else if (!IsDoubleTap(context, operation)) await PostStore.AddAsync(session, TurnEnd.Post(context, PressedBefore(context, operation)));
            foreach (var line in isNew ? OperationHolds.Overridden(operation, command) : []) await AuditStore.AppendAsync(session, line with { TenantId = context.TenantId });
            await AuditStore.AppendAsync(session, isNew ? OperationAudit.Planned(operation, context.TenantId, command, rule) : context.Line(command, $"pressed again: #{operation.Number}", operation.Project));
        }, carriesOut: true);
        if (!isNew) return;
        owners.Tell(OwnerKey.Operation(operation.Number), OwnerMessage.Wake.Up);
        foreach (var conversation in operation.Places(cloud.Value).Where(place => place != context.Conversation.Id)) owners.Tell(OwnerKey.Conversation(conversation), OwnerMessage.Wake.Up);
    }

    /// <summary>Where it was asked for; what is asked for in a personal chat, where nobody else looks, in the project's audit channel too.</summary>
    private async Task PostAsync(Session session, Operation operation)
    {
        foreach (var place in operation.Places(cloud.Value))
        {
            var isHome = place == operation.ConversationId;
            if (!isHome)
            {
                if (await ConversationStore.FindAsync(session, operation.ConversationId) is not { Kind: ConversationKind.Personal } home) continue;
                await ConversationStore.AddChannelAsync(session, place, home);
            }

            await PostStore.AddAsync(session, new Post { ConversationId = place, ThreadId = isHome ? operation.ThreadId : null, Kind = PostKind.Card, Operation = operation.Number });
        }
    }

    public async Task ActAsync(TurnContext context, Asker asker, string command, CommandResult.Act act, CancellationToken cancel)
    {
        var line = context.Line(command, "done") with { Operation = act.Number };
        var least = Approval.None;
        if (await store.FindAsync(act.Number) is { } operation)
        {
            // Run again after a crash: what it did was allowed when it did it.
            var hasActed = await store.HasActedAsync(context.Turn.Key);
            (var denied, least) = hasActed ? (null, least) : await access.ToActAsync(asker, context.Actor, operation, act.Control, cancel);
            if (denied is not null)
            {
                await end.DeniedAsync(context, line with { Project = operation.Project }, denied);
                return;
            }

            if (await OutdatedAsync(context, asker, line, operation, act.Control, cancel)) return;
            if (!hasActed && await LostExportAsync(operation, act.Control) is { } lost)
            {
                await end.RefuseAsync(context, line with { Outcome = "refused: its export failed" }, lost, [$"show {act.Number}", $"cancel {act.Number}"]);
                return;
            }
        }

        var wanted = new ControlWanted(act.Control, context.Actor, context.Turn.Key, line, act.Reason, least);
        var answer = await owners.AskAsync(OwnerKey.Operation(act.Number), wanted, cancel) as ControlAnswered;
        var refusal = answer is null ? $"There is no operation #{act.Number}." : answer.Refusal;
        if (refusal is not null)
        {
            await end.RefuseAsync(context, line with { Outcome = "refused" }, refusal, [$"show {act.Number}"]);
            return;
        }

        // What was done is in the audit already, in the transaction that did it.
        AuditEntry[] audit = answer!.IsRepeat ? [line with { Outcome = "done already" }] : [];
        if (context.PressedOn is { Kind: PostKind.Card } pressed && pressed.Operation == act.Number)
        {
            // The card whose button it was shows it.
            await end.CommitAsync(context, audit, _ => Task.CompletedTask);
        }
        else
        {
            var card = AnswerCards.Refusal($"#{act.Number}: {act.Control.Done()}.", [], context.Hints);
            await end.CommitAsync(context, audit, session => PostStore.AddAsync(session, TurnEnd.Post(context, card)));
        }
    }

    /// <summary>Whoever says yes relies on the export that its card offered. Breaking the glass has its reason.</summary>
    private async Task<string?> LostExportAsync(Operation operation, OperationControl control)
    {
        var isToGo = control is OperationControl.Confirm or OperationControl.Approve && operation.State is OperationState.Planned or OperationState.AwaitingApproval;
        if (!isToGo || !operation.Verb.IsExportedFirst || await store.LostExportsAsync(operation) is not [var first, ..] lost) return null;
        return $"Nothing was sent: {first.PhoneName}{(lost.Count > 1 ? $" and {lost.Count - 1} more" : "")} was to be exported before, and #{first.Operation} did not do it, so its data would be lost. Export it again; or cancel #{operation.Number} and send the command again, to go without.";
    }

    /// <summary>The plan is no longer what its card shows: it expires, and what is left of it gets a number of its own, for whoever asked for it.</summary>
    private async Task<bool> OutdatedAsync(TurnContext context, Asker asker, AuditEntry line, Operation operation, OperationControl control, CancellationToken cancel)
    {
        if (await recheck.FindAsync(operation, control, context, cancel) is not { } outdated) return false;
        var expire = new ControlWanted(OperationControl.Outdate, context.Actor, context.Turn.Key, line with { Outcome = $"expired: {outdated.Why}" });
        // Somebody was quicker: then what they did is answered as usual.
        if (await owners.AskAsync(OwnerKey.Operation(operation.Number), expire, cancel) is not ControlAnswered { Refusal: null, IsRepeat: false }) return false;
        var requester = context.Actor.Is(operation) ? asker : await access.RequesterAsync(operation, cancel);
        if (requester is not null && outdated.Change.Phones.Count > 0) await PlanAsync(context, requester, line.Command, outdated.Change);
        else await end.RefuseAsync(context, line with { Outcome = "refused" }, $"#{operation.Number} expired, nothing was sent: {outdated.Why}.", []);
        return true;
    }

    /// <summary>The same finger, twice: nothing to say.</summary>
    private static bool IsDoubleTap(TurnContext context, Operation operation) =>
        context.Actor.Is(operation) && context.Now - operation.CreatedAt < TimeSpan.FromSeconds(10);

    /// <summary>One press of one button is one operation, so the button cannot start another; the words can.</summary>
    private static Teams.Cards.AdaptiveCard PressedBefore(TurnContext context, Operation operation) => AnswerCards.Refusal(
        $"This button has already started #{operation.Number} ({operation.RequesterName}, {ZoneClock.Time(operation.CreatedAt, context.Zone)}). To do it again, type: {context.Hints.Typed(context.Text)}",
        [$"show {operation.Number}"],
        context.Hints);

    private async Task<PhoneClaim?> HolderAsync(string project, Phone phone) =>
        await database.ReadAsync(session => PhoneClaims.FindAsync(session, project, [phone.PhoneId])) is [var claim] ? claim : null;
}
