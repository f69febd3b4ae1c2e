using CphBot.Cloud.Adb;
using CphBot.Commands.Grammar;
using CphBot.Commands.Phones;
using CphBot.Operations;

namespace CphBot.Commands.Apps;

/// <summary>Asks for a command line to be run by a job of the cloud.</summary>
internal sealed class RunInBackgroundCommand(PhoneChanges changes) : ICommand
{
    public static CommandSpec Spec { get; } = new(
        "run in background",
        "run in background <line> on <phones> [dry run] [because <reason>]",
        "Runs a command line that takes longer than two seconds.",
        CommandEffect.Changes,
        ChangeGrammar.ContentOnPhones("command line", "on").OptionalDespite().OptionalPace().OptionalDespite().OptionalReason())
    {
        Verb = Verb.RunInBackground,
        Aliases = [],
        Examples = ["run in background \"pm list packages\" on web-0007"],
    };

    public Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel) =>
        AdbContent.Problem(AdbCommand.Shell, arguments.Content!) is { } problem
            ? Task.FromResult<CommandResult>(new CommandResult.Refused(problem))
            : changes.PlanAsync(new PhoneCommand(Verb.RunInBackground, Spec, Spec), arguments, context, cancel, new ChangeDetails { Content = arguments.Content });
}
