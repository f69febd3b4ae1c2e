using CphBot.Cloud.Phones;
using CphBot.Commands.Grammar;
using CphBot.Operations;

namespace CphBot.Commands.Phones;

/// <summary>Asks for larger data disks. They cost money, and can never shrink again: others must approve unless the rules say otherwise.</summary>
internal sealed class ExpandDiskCommand(PhoneChanges changes) : ICommand
{
    public static CommandSpec Spec { get; } = new(
        "expand disk",
        "expand disk to <size> GB on <phones> [dry run] [because <reason>]",
        "Makes the data disk of phones larger, once somebody else approves: it adds to the bill.",
        CommandEffect.Changes,
        ChangeGrammar.SizeOnPhones.OptionalDespite().OptionalPace().OptionalDespite().OptionalReason())
    {
        Verb = Verb.ExpandDisk,
        Aliases = ["expand disks"],
        Examples = ["expand disk to 64 GB on web-0007 because it is full"],
    };

    public Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel)
    {
        if (PhoneVolumeSize.Problem(arguments.SizeGiB!.Value) is { } problem) return Task.FromResult<CommandResult>(new CommandResult.Refused(problem));
        return changes.PlanAsync(new PhoneCommand(Verb.ExpandDisk, Spec, Spec), arguments, context, cancel, new ChangeDetails { SizeGiB = arguments.SizeGiB });
    }
}
