using CphBot.Cloud;
using CphBot.Cloud.Phones;
using CphBot.Commands.Grammar;
using CphBot.Commands.Operations;
using CphBot.Fleet;
using CphBot.Operations;

namespace CphBot.Commands.Control;

/// <summary>A new operation for the phones of an ended one that failed, were not sent, or were left unclear.</summary>
internal sealed class RetryCommand(VisibleOperations visible, CphClients clouds) : ICommand
{
    public static CommandSpec Spec { get; } = new(
        "retry", "retry <number>", "Starts again for the phones that failed or were left unclear.", CommandEffect.Controls, CommandGrammar.OperationNumber)
    {
        Examples = ["retry 1042"],
    };

    public async Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel)
    {
        var (operation, refusal) = await visible.FindAsync(arguments.Number!.Value, context);
        if (operation is null) return refusal!;
        if (!operation.State.IsEnd()) return new CommandResult.Refused($"#{operation.Number} has not ended yet: {operation.State.Words()}.", [$"show {operation.Number}"]);

        if (operation.Verb.Target != TargetKind.Phone) return new CommandResult.Refused($"Only phones are tried again by number. To {operation.Verb.Word} {operation.Subject} again, say so, and see what it would take now.", [$"show {operation.Number}"]);

        var wanted = operation.Phones.Where(phone => phone.State is PhoneState.Failed or PhoneState.Unclear or PhoneState.Refused or PhoneState.NotSent).ToList();
        if (wanted.Count == 0) return new CommandResult.Refused($"There is nothing to retry in #{operation.Number}: no phone of it failed, was left unclear or was not sent.");
        var phones = new List<Phone>();
        foreach (var phone in wanted)
        {
            if (await CloudReads.FindAsync(clouds[operation.Project], phone.PhoneId, cancel) is { } found) phones.Add(found);
        }

        if (phones.Count == 0) return new CommandResult.Refused($"The cloud knows none of the phones of #{operation.Number} any more.", ["list phones"]);
        // The first try may still be under way: it is never done again by a slip of the thumb.
        return new CommandResult.Change(operation.Project, operation.Verb, phones, operation.Reason, operation.Number, MustConfirm: true) { Details = operation.Details };
    }
}
