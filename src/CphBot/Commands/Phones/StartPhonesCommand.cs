using CphBot.Commands.Grammar;
using CphBot.Operations;

namespace CphBot.Commands.Phones;

/// <summary>Asks for stopped phones to be started.</summary>
internal sealed class StartPhonesCommand(PhoneChanges changes) : ICommand
{
    public static CommandSpec One { get; } = new(
        "start phone",
        "start phone <phone> [despite holds] [because <reason>]",
        "Starts one stopped phone and follows it until it runs.",
        CommandEffect.Changes,
        CommandGrammar.OnePhone.OptionalDespite().OptionalReason())
    {
        Verb = Verb.Start,
        Aliases = ["start"],
        Examples = ["start phone web-0007"],
    };

    public static CommandSpec Several { get; } = new(
        "start phones",
        "start phones <phones> [one at a time | in waves of N | at most N per server | stop after N failures | dry run] [despite holds] [because <reason>]",
        "Shows a plan for several stopped phones; starts them once it is confirmed.",
        CommandEffect.Changes,
        CommandGrammar.Phones.OptionalDespite().OptionalPace().OptionalDespite().OptionalReason())
    {
        Verb = Verb.Start,
        Aliases = [],
        Examples = ["start phones stopped on server cph-01"],
    };

    public Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel) =>
        changes.PlanAsync(new PhoneCommand(Verb.Start, One, Several), arguments, context, cancel);
}
