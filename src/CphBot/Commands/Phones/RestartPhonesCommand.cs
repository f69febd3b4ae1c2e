using CphBot.Commands.Grammar;
using CphBot.Fleet;
using CphBot.Operations;

namespace CphBot.Commands.Phones;

/// <summary>Asks for a restart of phones. Nothing is sent here: the operation that follows sends, wave by wave.</summary>
internal sealed class RestartPhonesCommand(FleetReader fleet) : ICommand
{
    public static CommandSpec One { get; } = new(
        "restart phone",
        "restart phone <phone> [despite holds] [because <reason>]",
        "Restarts one phone and follows it until it runs again.",
        CommandEffect.Changes,
        CommandGrammar.OnePhone.OptionalDespite().OptionalReason())
    {
        Featured = true,
        Aliases = ["restart", "reboot phone", "reboot"],
        Examples = ["restart phone web-0007", "restart phone web-0007 because it hangs", "restart phone web-0007 despite holds because the vendor asks for it"],
    };

    public static CommandSpec Several { get; } = new(
        "restart phones",
        "restart phones <phone>, <phone> and <phone> [despite holds] [because <reason>]",
        "Shows a plan for several phones; restarts them once it is confirmed.",
        CommandEffect.Changes,
        CommandGrammar.PhoneList.OptionalDespite().OptionalReason())
    {
        Featured = true,
        Aliases = ["reboot phones"],
        Examples = ["restart phones web-0001, web-0002 and web-0007"],
    };

    public async Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel)
    {
        if (arguments is { DespiteHolds: true, Reason: null }) return new CommandResult.Refused("To go on in spite of a hold, say why: … despite holds because <reason>.");
        var (phones, instead) = await PhoneWords.ResolveAsync(fleet, context.Project, arguments.Phones, words => TextOf(arguments with { Phones = words }), cancel);
        return instead ?? new CommandResult.Change(context.Project, Verb.Restart, phones, arguments.Reason, MustConfirm: arguments.DespiteHolds) { DespiteHolds = arguments.DespiteHolds };
    }

    private static string TextOf(Arguments arguments) => (arguments.Phones.Count == 1 ? One : Several).ToText(arguments);
}
