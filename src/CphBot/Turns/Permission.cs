using CphBot.Access;
using CphBot.Commands;
using CphBot.Conversations;
using CphBot.Operations;
using CphBot.Storage;

namespace CphBot.Turns;

/// <summary>Answers "can I restart web-0007": what the rules would say now, to the asker or to somebody else, here.</summary>
internal sealed class Permission(AccessPolicy policy, OperationAccess access, OperationStore store, Database database, IServiceProvider services)
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
        var wanted = await CommandCatalogue.Find(question.Command.Spec).Create(services).RunAsync(question.Command.Arguments, asked with { Actor = actor, TenantId = tenant }, cancel);
        return wanted switch
        {
            CommandResult.Change change => await access.ToPlanAsync(asker, change) switch
            {
                Verdict.Allowed allowed => Yes(who, command, change.MustConfirm && allowed.Approval == Approval.None ? Approval.Confirm : allowed.Approval, allowed.Label),
                var denied => No((Verdict.Denied)denied),
            },
            CommandResult.Act act when await store.FindAsync(act.Number) is { } operation =>
                await access.ToActAsync(asker, actor, operation, act.Control, cancel) is { Denied: { } denied } ? No(denied) : Yes(who, command, Approval.None, null),
            CommandResult.Shown or CommandResult.SetHold or CommandResult.ReleaseHold => await access.ToDoAsync(asker, asked.Project, wanted) is { } denied ? No(denied) : Yes(who, command, Approval.None, null),
            CommandResult.Whether or CommandResult.ChangeGroup => Yes(who, command, Approval.None, null),
            _ => wanted,
        };
    }

    private static CommandResult.Refused Unknown(string name) => new(
        $"I do not know who {name} is for Entra: a mention does not say, and {name} has not written to me so far. Once they have typed whoami to me, I can tell.");

    private static CommandResult.Shown Yes(string who, string command, Approval approval, string? rule)
    {
        var how = approval switch
        {
            Approval.None => "",
            Approval.Confirm => ", once it is confirmed",
            _ => $", {approval.Words()}",
        };
        return new CommandResult.Shown(new Answer.Permission(true, $"{char.ToUpperInvariant(who[0])}{who[1..]} may {command} here{how}.{(rule is null ? "" : $" Decided by {rule}.")}"));
    }

    private static CommandResult.Shown No(Verdict.Denied denied) => new(new Answer.Permission(false, denied.Reason));
}
