using CphBot.Audit;
using CphBot.Cards;
using CphBot.Cloud.Phones;
using CphBot.Commands;
using CphBot.Conversations;
using CphBot.Hosting;
using CphBot.Operations;
using CphBot.Storage;
using CphBot.Times;

namespace CphBot.Turns;

/// <summary>A turn that starts an operation, or acts on one.</summary>
internal sealed class OperationTurn(Database database, PlanMaker plans, PlanRecheck recheck, OperationStore store, IOwners owners, TurnEnd end)
{
    /// <summary>A row, and a card that will follow it. From here on the operation's owner drives.</summary>
    public async Task PlanAsync(TurnContext context, string command, CommandResult.Change change)
    {
        if (change is { Phones.Count: 1, MustConfirm: false, IsDryRun: false } && await HolderAsync(change.Project, change.Phones[0]) is { } holder)
        {
            var reason = $"{change.Phones[0].PhoneName} is {holder.Words(context.Now)}.";
            await end.WithCardAsync(context, AnswerCards.Refusal(reason, [$"show {holder.Operation}"], context.Hints), context.Line(command, $"refused: held by #{holder.Operation}", change.Project) with { About = [change.Phones[0].PhoneId] });
            return;
        }

        var (draft, refusal) = await plans.DraftAsync(context, change);
        var line = context.Line(command, "dry run", change.Project) with { About = [.. change.Phones.Select(phone => phone.PhoneId)] };
        if (draft is null) await end.WithCardAsync(context, AnswerCards.Refusal(refusal!.Reason, refusal.Offers, context.Hints), line with { Outcome = refusal.Outcome });
        else if (change.IsDryRun) await end.WithCardAsync(context, PlanCard.DryRun(draft, context.Hints), line);
        else await ShowAsync(context, command, draft);
    }

    private async Task ShowAsync(TurnContext context, string command, Operation draft)
    {
        var (operation, isNew) = (draft, false);
        await end.CommitAsync(context, [], async session =>
        {
            (operation, isNew) = await OperationRows.InsertAsync(session, draft);
            if (isNew) await PostStore.AddAsync(session, new Post { ConversationId = context.Conversation.Id, ThreadId = context.ThreadId, Kind = PostKind.Card, Operation = operation.Number });
            else if (!IsDoubleTap(context, operation)) await PostStore.AddAsync(session, TurnEnd.Post(context, PressedBefore(context, operation)));
            foreach (var line in isNew ? OperationHolds.Overridden(operation, command) : []) await AuditStore.AppendAsync(session, line with { TenantId = context.TenantId });
            await AuditStore.AppendAsync(session, isNew ? OperationAudit.Planned(operation, context.TenantId, command) : context.Line(command, $"pressed again: #{operation.Number}", operation.Project));
        }, carriesOut: true);
        if (isNew) owners.Tell(OwnerKey.Operation(operation.Number), OwnerMessage.Wake.Up);
    }

    public async Task ActAsync(TurnContext context, string command, CommandResult.Act act, CancellationToken cancel)
    {
        var line = context.Line(command, "done") with { Operation = act.Number };
        if (act.Control == OperationControl.Confirm && await OutdatedAsync(context, command, act.Number, line, cancel)) return;
        var answer = await owners.AskAsync(OwnerKey.Operation(act.Number), new ControlWanted(act.Control, context.Actor, context.Turn.Key, line), cancel) as ControlAnswered;
        var refusal = answer is null ? $"There is no operation #{act.Number}." : answer.Refusal;
        if (refusal is not null)
        {
            await end.WithCardAsync(context, AnswerCards.Refusal(refusal, [$"show {act.Number}"], context.Hints), line with { Outcome = "refused" });
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

    /// <summary>The plan is no longer what its card shows: it expires, and what is left of it gets a number of its own.</summary>
    private async Task<bool> OutdatedAsync(TurnContext context, string command, long number, AuditEntry line, CancellationToken cancel)
    {
        if (await store.FindAsync(number) is not { } operation || await recheck.FindAsync(operation, context, cancel) is not { } outdated) return false;
        var expire = new ControlWanted(OperationControl.Outdate, context.Actor, context.Turn.Key, line with { Outcome = $"expired: {outdated.Why}" });
        // Somebody was quicker: then what they did is answered as usual.
        if (await owners.AskAsync(OwnerKey.Operation(number), expire, cancel) is not ControlAnswered { Refusal: null, IsRepeat: false }) return false;
        if (outdated.Change.Phones.Count > 0) await PlanAsync(context, command, outdated.Change);
        else await end.WithCardAsync(context, AnswerCards.Refusal($"#{number} expired, nothing was sent: {outdated.Why}.", [], context.Hints), line with { Outcome = "refused" });
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
