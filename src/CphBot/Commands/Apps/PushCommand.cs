using CphBot.Cloud.Adb;
using CphBot.Commands.Grammar;
using CphBot.Commands.Phones;
using CphBot.Operations;

namespace CphBot.Commands.Apps;

/// <summary>Asks for a file to be put on phones: one .tar in OBS, at most 6 GB, unpacked at the root. Only the data disk keeps what is written.</summary>
internal sealed class PushCommand(PhoneChanges changes) : ICommand
{
    public static CommandSpec Spec { get; } = new(
        "push",
        "push <tar> to <phones> [dry run] [because <reason>]",
        "Unpacks a tar file from OBS on phones.",
        CommandEffect.Changes,
        ChangeGrammar.ContentOnPhones("file in OBS", "to", "on").OptionalDespite().OptionalPace().OptionalDespite().OptionalReason())
    {
        Verb = Verb.Push,
        Aliases = [],
        Examples = ["push obs://files/settings.tar to web-0007"],
    };

    public Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel) =>
        AdbContent.Problem(AdbCommand.Push, arguments.Content!) is { } problem
            ? Task.FromResult<CommandResult>(new CommandResult.Refused(problem))
            : changes.PlanAsync(new PhoneCommand(Verb.Push, Spec, Spec), arguments, context, cancel, new ChangeDetails { Content = arguments.Content });
}
