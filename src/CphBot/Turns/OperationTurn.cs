using CphBot.Access;
using CphBot.Audit;
using CphBot.Cards;
using CphBot.Cloud;
using CphBot.Cloud.Phones;
using CphBot.Commands;
using CphBot.Conversations;
using CphBot.Fleet;
using CphBot.Hosting;
using CphBot.Operations;
using CphBot.Storage;
using Microsoft.Extensions.Options;

namespace CphBot.Turns;

/// <summary>A turn that starts an operation, or acts on one.</summary>
internal sealed class OperationTurn(
    Database database, FleetReader fleet, IOwners owners, OperationAccess access, OperationStore store, TurnEnd end, IOptions<OperationsOptions> options, IOptions<CloudOptions> cloud)
{
    /// <summary>A row, and a card that will follow it. From here on the operation's owner drives.</summary>
    public async Task PlanAsync(TurnContext context, Asker asker, string command, CommandResult.Change change)
    {
        var verdict = await access.ToPlanAsync(asker, change.Project, change.Verb, change.Phones);
        if (verdict is not Verdict.Allowed allowed)
        {
            await end.DeniedAsync(context, command, (Verdict.Denied)verdict, change.Project);
            return;
        }

        if (change.Phones.Count == 1 && await HolderAsync(change.Project, change.Phones[0]) is { } holder)
        {
            var reason = $"{change.Phones[0].PhoneName} is {holder.Words(context.Now)}.";
            await end.WithCardAsync(context, AnswerCards.Refusal(reason, [$"show {holder.Operation}"], context.Hints), context.Line(command, $"refused: held by #{holder.Operation}", change.Project));
            return;
        }

        var draft = await DraftAsync(context, asker, change, allowed);
        var (operation, isNew) = (draft, false);
        await end.CommitAsync(context, [], async session =>
        {
            (operation, isNew) = await OperationRows.InsertAsync(session, draft);
            if (isNew) await ShowAsync(session, context, operation);
            else if (!IsDoubleTap(context, operation)) await PostStore.AddAsync(session, TurnEnd.Post(context, PressedBefore(context, operation)));
            await AuditStore.AppendAsync(session, isNew ? OperationAudit.Planned(operation, context.TenantId, command, allowed.Label) : context.Line(command, $"pressed again: #{operation.Number}", operation.Project));
        }, carriesOut: true);
        if (isNew) owners.Tell(OwnerKey.Operation(operation.Number), OwnerMessage.Wake.Up);
    }

    public async Task ActAsync(TurnContext context, Asker asker, string command, CommandResult.Act act, CancellationToken cancel)
    {
        var line = context.Line(command, "done") with { Operation = act.Number };
        var least = Approval.None;
        // Run again after a crash: what it did was allowed when it did it.
        if (!await store.HasActedAsync(context.Turn.Key) && await store.FindAsync(act.Number) is { } operation)
        {
            (var denied, least) = await access.ToActAsync(asker, context.Actor, operation, act.Control, cancel);
            if (denied is not null)
            {
                await end.DeniedAsync(context, command, denied, operation.Project, operation.Number);
                return;
            }
        }

        var wanted = new ControlWanted(act.Control, context.Actor, context.Turn.Key, line, act.Reason, least);
        var answer = await owners.AskAsync(OwnerKey.Operation(act.Number), wanted, cancel) as ControlAnswered;
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

    /// <summary>Where it was asked for; what is asked for in a personal chat, where nobody else looks, in the project's audit channel too.</summary>
    private async Task ShowAsync(Session session, TurnContext context, Operation operation)
    {
        await PostStore.AddAsync(session, new Post { ConversationId = context.Conversation.Id, ThreadId = context.ThreadId, Kind = PostKind.Card, Operation = operation.Number });
        if (!context.IsPersonal || cloud.Value.Projects[operation.Project].AuditChannel is not { Length: > 0 } channel) return;
        if (await ConversationStore.FindAsync(session, channel) is not null) await PostStore.AddAsync(session, new Post { ConversationId = channel, Kind = PostKind.Card, Operation = operation.Number });
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

    private async Task<Operation> DraftAsync(TurnContext context, Asker asker, CommandResult.Change change, Verdict.Allowed allowed)
    {
        var approval = change.MustConfirm && allowed.Approval == Approval.None ? Approval.Confirm : allowed.Approval;
        var needsOthers = approval.Others() > 0;
        var snapshot = await fleet.SnapshotAsync(change.Project, CancellationToken.None);
        var plan = Plan.Of([.. change.Phones.Select(phone => new PlannedPhone(phone, snapshot?.ServerName(phone.ServerId)))], Math.Min(options.Value.WaveSize, cloud.Value.BatchSize), options.Value.MaxPerServer);
        return new Operation
        {
            Number = 0,
            Key = context.OperationKey,
            Project = change.Project,
            ConversationId = context.Conversation.Id,
            ThreadId = context.ThreadId,
            Verb = change.Verb,
            RequesterId = context.Actor.ObjectId,
            RequesterMri = context.Actor.Mri,
            RequesterName = context.Actor.Name,
            Zone = context.Zone,
            Reason = change.Reason,
            State = needsOthers ? OperationState.AwaitingApproval : OperationState.Planned,
            NeedsConfirm = approval == Approval.Confirm,
            Approval = approval,
            Approvers = needsOthers ? await access.ApproversAsync(asker, change.Project, change.Verb, change.Phones) : null,
            BreakGlass = needsOthers && allowed.BreakGlass,
            CreatedAt = context.Now,
            ExpiresAt = context.Now + (needsOthers ? options.Value.ApproveWithin : options.Value.ConfirmWithin),
            RetryOf = change.RetryOf,
            Phones = [.. plan.Phones.Select(phone => phone with { Rule = allowed.Rules[phone.PhoneId].Key })],
            Waves = plan.Waves,
        };
    }
}
