using CphBot.Cloud.Adb;
using CphBot.Commands.Grammar;
using CphBot.Commands.Phones;
using CphBot.Operations;

namespace CphBot.Commands.Apps;

/// <summary>Asks for a command line to be run. The cloud answers when it is done: 15 phones a call and 6 calls a minute, so many phones take their turn.</summary>
internal sealed class RunCommand(PhoneChanges changes) : ICommand
{
    public static CommandSpec Spec { get; } = new(
        "run",
        "run <line> on <phones> [dry run] [because <reason>]",
        "Runs a command line on phones and shows what each says.",
        CommandEffect.Changes,
        ChangeGrammar.ContentOnPhones("command line", "on").OptionalDespite().OptionalPace().OptionalDespite().OptionalReason())
    {
        Verb = Verb.Run,
        Aliases = [],
        Examples = ["run \"getprop sys.boot_completed\" on web-0007", "run \"getprop ro.build.version.release\" on web-*"],
    };

    public Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel) =>
        AdbContent.Problem(AdbCommand.Shell, arguments.Content!) is { } problem
            ? Task.FromResult<CommandResult>(new CommandResult.Refused(problem))
            : changes.PlanAsync(new PhoneCommand(Verb.Run, Spec, Spec), arguments, context, cancel, new ChangeDetails { Content = arguments.Content });
}
