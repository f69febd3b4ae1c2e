using CphBot.Audit;
using CphBot.Cards;
using CphBot.Cloud;
using CphBot.Cloud.Phones;
using CphBot.Commands;
using CphBot.Conversations;
using CphBot.Fleet;
using CphBot.Fleet.Holds;
using CphBot.Hosting;
using CphBot.Operations;
using CphBot.Storage;
using CphBot.Times;
using Microsoft.Extensions.Options;

namespace CphBot.Turns;

/// <summary>A turn that starts an operation, or acts on one.</summary>
internal sealed class OperationTurn(Database database, FleetReader fleet, IOwners owners, TurnEnd end, IOptions<OperationsOptions> options, IOptions<CloudOptions> cloud)
{
    /// <summary>A row, and a card that will follow it. From here on the operation's owner drives.</summary>
    public async Task PlanAsync(TurnContext context, string command, CommandResult.Change change)
    {
        if (change.Phones.Count == 1 && await HolderAsync(change.Project, change.Phones[0]) is { } holder)
        {
            var reason = $"{change.Phones[0].PhoneName} is {holder.Words(context.Now)}.";
            await end.WithCardAsync(context, AnswerCards.Refusal(reason, [$"show {holder.Operation}"], context.Hints), context.Line(command, $"refused: held by #{holder.Operation}", change.Project) with { About = [change.Phones[0].PhoneId] });
            return;
        }

        var held = await HeldAsync(context, change);
        if (held.Refusal is { } words)
        {
            var phones = change.Phones.Select(phone => phone.PhoneId).ToList();
            await end.WithCardAsync(context, AnswerCards.Refusal(words, ["holds"], context.Hints), context.Line(command, $"refused: {held.Held[0].Words}", change.Project) with { About = phones });
            return;
        }

        var draft = held.AddTo(await DraftAsync(context, held.Free));
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

    /// <summary>The same finger, twice: nothing to say.</summary>
    private static bool IsDoubleTap(TurnContext context, Operation operation) =>
        context.Actor.Is(operation) && context.Now - operation.CreatedAt < TimeSpan.FromSeconds(10);

    /// <summary>One press of one button is one operation, so the button cannot start another; the words can.</summary>
    private static Teams.Cards.AdaptiveCard PressedBefore(TurnContext context, Operation operation) => AnswerCards.Refusal(
        $"This button has already started #{operation.Number} ({operation.RequesterName}, {ZoneClock.Time(operation.CreatedAt, context.Zone)}). To do it again, type: {context.Hints.Typed(context.Text)}",
        [$"show {operation.Number}"],
        context.Hints);

    private async Task<HeldPlan> HeldAsync(TurnContext context, CommandResult.Change change)
    {
        var standing = await database.ReadAsync(session => HoldStore.StandingAsync(session, change.Project));
        var snapshot = await fleet.SnapshotAsync(change.Project, CancellationToken.None);
        return HeldPlan.Of(change, standing, server => snapshot?.ServerName(server), context.Zone);
    }

    private async Task<PhoneClaim?> HolderAsync(string project, Phone phone) =>
        await database.ReadAsync(session => PhoneClaims.FindAsync(session, project, [phone.PhoneId])) is [var claim] ? claim : null;

    private async Task<Operation> DraftAsync(TurnContext context, CommandResult.Change change)
    {
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
            NeedsConfirm = change.MustConfirm || change.Phones.Count > 1,
            CreatedAt = context.Now,
            ExpiresAt = context.Now + options.Value.ConfirmWithin,
            RetryOf = change.RetryOf,
            Phones = plan.Phones,
            Waves = plan.Waves,
        };
    }
}
