using System.Globalization;
using CphBot.Cloud;
using CphBot.Cloud.Phones;
using CphBot.Commands.Grammar;
using CphBot.Operations;

namespace CphBot.Commands.Phones;

/// <summary>Asks for larger data disks. They cost money, and can never shrink again: others must approve unless the rules say otherwise.</summary>
internal sealed class ExpandDiskCommand(PhoneChanges changes, CphClients clouds) : ICommand
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

    /// <summary>Up to so many phones are looked at before somebody is asked to pay; of more, the cloud refuses those that have it already.</summary>
    private const int LookedAt = 5;

    public async Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel)
    {
        var size = arguments.SizeGiB!.Value;
        if (PhoneVolumeSize.Problem(size) is { } problem) return new CommandResult.Refused(problem);
        var result = await changes.PlanAsync(new PhoneCommand(Verb.ExpandDisk, Spec, Spec), arguments, context, cancel, new ChangeDetails { SizeGiB = size });
        if (result is not CommandResult.Change { Phones.Count: <= LookedAt } change) return result;
        foreach (var phone in change.Phones)
        {
            // The lists do not tell.
            var detail = await clouds[context.Project].GetPhoneAsync(phone.PhoneId, cancel);
            if (detail.DataVolumeSizeGiB >= size) return new CommandResult.Refused(string.Create(CultureInfo.InvariantCulture, $"The data disk of {phone.PhoneName} has {detail.DataVolumeSizeGiB} GB already, and a disk never gets smaller."), [$"show phone {phone.PhoneId}"]);
        }

        return change;
    }
}
