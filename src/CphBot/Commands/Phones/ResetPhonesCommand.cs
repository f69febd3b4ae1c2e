using CphBot.Commands.Grammar;
using CphBot.Operations;

namespace CphBot.Commands.Phones;

/// <summary>Asks for phones to be wiped and set up anew. What is on them is lost, so the plan says how to export it first.</summary>
internal sealed class ResetPhonesCommand(PhoneChanges changes) : ICommand
{
    public static CommandSpec One { get; } = new(
        "reset phone",
        "reset phone <phone> [despite holds] [because <reason>]",
        "Wipes one phone: its data is lost. Takes the approval of two others unless the rules say otherwise.",
        CommandEffect.Destroys,
        CommandGrammar.OnePhone.OptionalDespite().OptionalReason())
    {
        Verb = Verb.Reset,
        Aliases = ["reset"],
        Examples = ["reset phone web-0007 because a restart does not help"],
    };

    public static CommandSpec Several { get; } = new(
        "reset phones",
        "reset phones <phones> [one at a time | in waves of N | at most N per server | stop after N failures | dry run] [despite holds] [because <reason>]",
        "Shows a plan for several phones; wipes them once it is approved.",
        CommandEffect.Destroys,
        CommandGrammar.Phones.OptionalDespite().OptionalPace().OptionalDespite().OptionalReason())
    {
        Verb = Verb.Reset,
        Aliases = [],
        Examples = ["reset phones abnormal on server cph-01 because they are stuck"],
    };

    public Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel) =>
        changes.PlanAsync(new PhoneCommand(Verb.Reset, One, Several), arguments, context, cancel);
}
