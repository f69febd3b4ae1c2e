using CphBot.Access;
using CphBot.Commands;
using CphBot.Commands.General;
using CphBot.Commands.Grammar;
using CphBot.Conversations;
using CphBot.Operations;
using CphBot.Storage;

namespace CphBot.Turns;

/// <summary>Answers "can I restart web-0007": what the rules would say now, to the asker or to somebody else, here.</summary>
internal sealed class Permission(AccessPolicy policy, OperationAccess access, OperationStore store, PlanMaker plans, Database database, CommandParser parser, IServiceProvider services)
{
    /// <param name="context">Of the asker.</param>
    public async Task<CommandResult> AnswerAsync(TurnContext context, CommandResult.Whether question, CommandContext asked, CancellationToken cancel)
    {
        var place = OperationAccess.PlaceOf(context.Conversation);
        var (actor, tenant) = (context.Actor, context.TenantId);
        if (question.Whom is { } whom)
        {
            if (await database.ReadAsync(session => PeopleStore.FindAsync(session, whom.Id)) is not { ObjectId: not null } known) return Unknown(whom.Name ?? whom.Id);
            (actor, tenant) = (new Actor(known.ObjectId, known.Mri, known.Name), known.TenantId);
        }

        var asker = await policy.AskerAsync(actor, tenant, place, cancel);
        var who = question.Whom is null ? "you" : actor.Name;
        var command = question.Command.ToText();
        if (!asker.May(question.Command.Spec, [asked.Project])) return No(asker.Refusal(question.Command.Spec));

        // A command only says what it wants; what it would have led to is not carried out.
        var wanted = await CommandCatalogue.Find(question.Command.Spec).Create(services).RunAsync(question.Command.Arguments, asked with { Actor = actor, TenantId = tenant, MayIn = name => asker.May(question.Command.Spec, [name]) }, cancel);
        return wanted switch
        {
            CommandResult.Change change => await access.ToPlanAsync(asker, change) switch
            {
                Verdict.Allowed allowed => await YesAsync(who, command, change, allowed, context.Zone),
                var denied => No((Verdict.Denied)denied),
            },
            CommandResult.Act act when await store.FindAsync(act.Number) is { } operation =>
                await access.ToActAsync(asker, actor, operation, act.Control, cancel) is { Denied: { } denied } ? No(denied) : Yes(who, command, Approval.None, null),
            CommandResult.Shown or CommandResult.SetHold or CommandResult.ReleaseHold => await access.ToDoAsync(asker, asked.Project, wanted) is { } denied ? No(denied) : Yes(who, command, Approval.None, null),
            CommandResult.Whether or CommandResult.ChangeGroup => Yes(who, command, Approval.None, null),
            CommandResult.Refused refused => refused with { Offers = CanCommand.OnlyAsking(parser, refused.Offers, question.Whom is null) },
            CommandResult.Ask ask when Asking(ask, question.Whom is null) is { Count: > 0 } choices => ask with { Choices = choices },
            CommandResult.Ask ask => new CommandResult.Refused(ask.Question),
            _ => wanted,
        };
    }

    /// <summary>Which one is meant is asked back; the answer asks again, and does not do it.</summary>
    private List<Choice> Asking(CommandResult.Ask ask, bool isAsker) =>
        [.. from choice in ask.Choices let command = CanCommand.AskingFor(parser, choice.Command, isAsker) where command is not null select choice with { Command = command }];

    /// <summary>What a plan for it would be told: who must say yes, and what holds stand in its way.</summary>
    private async Task<CommandResult.Shown> YesAsync(string who, string command, CommandResult.Change change, Verdict.Allowed allowed, string? zone)
    {
        var (held, approval) = await plans.HeldAsync(change, allowed, zone);
        var but = held.Refusal is { } refusal ? $" But now nothing would go: {refusal}"
            : held.Held is [var first, ..] ? $" {held.Held.Count} of the {change.Phones.Count} phones would be left out: {first.Phone.PhoneName} is {first.Words}."
            : "";
        return Yes(who, command, approval, allowed.Label, but);
    }

    private static CommandResult.Refused Unknown(string name) => new(
        $"I do not know who {name} is for Entra: a mention does not say, and {name} has not written to me so far. Once they have typed whoami to me, I can tell.");

    private static CommandResult.Shown Yes(string who, string command, Approval approval, string? rule, string but = "")
    {
        var how = approval switch
        {
            Approval.None => "",
            Approval.Confirm => ", once it is confirmed",
            _ => $", {approval.Words()}",
        };
        return new CommandResult.Shown(new Answer.Permission(true, $"{char.ToUpperInvariant(who[0])}{who[1..]} may {command} here{how}.{(rule is null ? "" : $" Decided by {rule}.")}{but}"));
    }

    private static CommandResult.Shown No(Verdict.Denied denied) => new(new Answer.Permission(false, denied.Reason));
}
