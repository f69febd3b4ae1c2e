using CphBot.Cloud.Events;
using CphBot.Commands.Grammar;
using CphBot.Fleet;
using CphBot.Operations;

namespace CphBot.Commands.Events;

/// <summary>Asks for the vendor to be let do what it plans.</summary>
internal sealed class AuthorizeEventCommand(ResourceReader resources) : ICommand
{
    public static CommandSpec Spec { get; } = new(
        "authorize event",
        "authorize event <event> [as maintenance | as redeploy] [because <reason>]",
        "Lets the vendor do what it plans to a server, once others approve: it cannot be called back, and a redeployment loses data.",
        CommandEffect.Changes,
        ChangeGrammar.EventAs.OptionalReason())
    {
        Verb = Verb.AuthorizeEvent,
        Aliases = ["authorise event"],
        Examples = ["authorize event 0a1b2c3d4e5f"],
    };

    public async Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel)
    {
        var (one, instead) = OneOf.Find(arguments.Thing!, await resources.EventsAsync(context.Project, cancel), planned => planned.EventId, planned => planned.EventId, "event", other => Spec.ToText(arguments with { Thing = other }));
        if (instead is not null) return instead;
        if (one!.State is not (ScheduledEventState.Inquiring or ScheduledEventState.Unknown)) return new CommandResult.Refused($"It does not wait for you: it is {EventWords.State(one.State)}.", ["list events"]);
        var verb = arguments.As == Verb.AsRedeploy ? Verb.AuthorizeRedeploy : Verb.AuthorizeEvent;
        return new CommandResult.Change(context.Project, verb, [CloudTargets.Of(one)], arguments.Reason) { Details = new ChangeDetails { Content = arguments.As ?? Verb.AsMaintenance } };
    }
}
