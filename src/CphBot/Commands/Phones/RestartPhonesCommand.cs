using CphBot.Commands.Grammar;
using CphBot.Fleet;
using CphBot.Operations;

namespace CphBot.Commands.Phones;

/// <summary>Asks for a restart of phones. Nothing is sent here: the operation that follows sends, wave by wave.</summary>
internal sealed class RestartPhonesCommand(FleetReader fleet) : ICommand
{
    public static CommandSpec Spec { get; } = new(
        "restart phone",
        "restart phone <phone>, <phone> and <phone> [because <reason>]",
        "Restarts phones and follows them until they run again.",
        CommandEffect.Changes,
        CommandGrammar.PhoneList.OptionalReason())
    {
        Featured = true,
        Plural = "restart phones",
        Aliases = ["restart phones", "restart", "reboot phones", "reboot phone", "reboot"],
        Examples = ["restart phone web-0007", "restart phones web-0001, web-0002 and web-0007", "restart phone web-0007 because it hangs"],
    };

    public async Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel)
    {
        var (phones, instead) = await PhoneWords.ResolveAsync(fleet, context.Project, arguments.Phones, words => Spec.ToText(arguments with { Phones = words }), cancel);
        return instead ?? new CommandResult.Change(context.Project, Verb.Restart, phones, arguments.Reason);
    }
}
