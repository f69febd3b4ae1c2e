using CphBot.Cloud.Adb;
using CphBot.Commands.Grammar;
using CphBot.Commands.Phones;
using CphBot.Operations;

namespace CphBot.Commands.Apps;

/// <summary>Asks for an app to be removed.</summary>
internal sealed class UninstallCommand(PhoneChanges changes) : ICommand
{
    public static CommandSpec Spec { get; } = new(
        "uninstall",
        "uninstall <package> from <phones> [dry run] [because <reason>]",
        "Removes an app by its package name.",
        CommandEffect.Changes,
        ChangeGrammar.ContentOnPhones("package name", "from", "on").OptionalDespite().OptionalPace().OptionalDespite().OptionalReason())
    {
        Verb = Verb.Uninstall,
        Aliases = [],
        Examples = ["uninstall com.example.shop from web-0007"],
    };

    public Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel) =>
        AdbContent.Problem(AdbCommand.Uninstall, arguments.Content!) is { } problem
            ? Task.FromResult<CommandResult>(new CommandResult.Refused(problem))
            : changes.PlanAsync(new PhoneCommand(Verb.Uninstall, Spec, Spec), arguments, context, cancel, new ChangeDetails { Content = arguments.Content });
}
