using CphBot.Commands.Grammar;
using CphBot.Operations;

namespace CphBot.Commands.Phones;

/// <summary>Asks for phones to be stopped.</summary>
internal sealed class StopPhonesCommand(PhoneChanges changes) : ICommand
{
    public static CommandSpec One { get; } = new(
        "stop phone",
        "stop phone <phone> [despite holds] [because <reason>]",
        "Stops one phone and follows it until it is off.",
        CommandEffect.Changes,
        CommandGrammar.OnePhone.OptionalDespite().OptionalReason())
    {
        Verb = Verb.Stop,
        Aliases = ["stop"],
        Examples = ["stop phone web-0007", "stop phone web-0007 because it is not needed"],
    };

    public static CommandSpec Several { get; } = new(
        "stop phones",
        "stop phones <phones> [one at a time | in waves of N | at most N per server | stop after N failures | dry run] [despite holds] [because <reason>]",
        "Shows a plan for several phones; stops them once it is confirmed.",
        CommandEffect.Changes,
        CommandGrammar.Phones.OptionalDespite().OptionalPace().OptionalDespite().OptionalReason())
    {
        Verb = Verb.Stop,
        Aliases = [],
        Examples = ["stop phones web-0001..web-0040 because of maintenance"],
    };

    public Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel) =>
        changes.PlanAsync(new PhoneCommand(Verb.Stop, One, Several), arguments, context, cancel);
}
