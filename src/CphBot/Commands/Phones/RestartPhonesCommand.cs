using CphBot.Commands.Grammar;
using CphBot.Operations;

namespace CphBot.Commands.Phones;

/// <summary>Asks for a restart of phones. Nothing is sent here: the operation that follows sends, wave by wave.</summary>
internal sealed class RestartPhonesCommand(PhoneChanges changes) : ICommand
{
    public static CommandSpec One { get; } = new(
        "restart phone",
        "restart phone <phone> [despite holds] [because <reason>]",
        "Restarts one phone and follows it until it runs again.",
        CommandEffect.Changes,
        CommandGrammar.OnePhone.OptionalDespite().OptionalReason())
    {
        Verb = Verb.Restart,
        Featured = true,
        Aliases = ["restart", "reboot phone", "reboot"],
        Examples = ["restart phone web-0007", "restart phone web-0007 because it hangs", "restart phone web-0007 despite holds because the vendor asks for it"],
    };

    public static CommandSpec Several { get; } = new(
        "restart phones",
        "restart phones <phones> [one at a time | in waves of N | at most N per server | stop after N failures | dry run] [despite holds] [because <reason>]",
        "Shows a plan for several phones; restarts them once it is confirmed.",
        CommandEffect.Changes,
        CommandGrammar.Phones.OptionalDespite().OptionalPace().OptionalDespite().OptionalReason())
    {
        Verb = Verb.Restart,
        Featured = true,
        Aliases = ["reboot phones"],
        Examples =
        [
            "restart phones web-0001, web-0002 and web-0007",
            "restart phones web-0001..web-0040 except web-0005 in waves of 10",
            "restart phones stopped on server cph-01 and cph-02, dry run",
            "restart phones group checkout one at a time because new image",
        ],
    };

    public Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel) =>
        changes.PlanAsync(new PhoneCommand(Verb.Restart, One, Several), arguments, context, cancel);
}
