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
    private const int MostNames = 5;

    /// <summary>Phones that moved are few; at five reads a second a person waits twenty seconds.</summary>
    private const int MostLookedFor = 100;

    public static CommandSpec Spec { get; } = new(
        "retry", "retry <number> [one at a time | in waves of N]", "Starts again for the phones that failed or were left unclear.", CommandEffect.Controls, CommandGrammar.OperationNumber.OptionalPace())
    {
        Examples = ["retry 1042", "retry 1042 in waves of 5"],
    };

    public async Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel)
    {
        var (operation, refusal) = await visible.FindAsync(arguments.Number!.Value, context);
        if (operation is null) return refusal!;
        if (!operation.State.IsEnd()) return new CommandResult.Refused($"#{operation.Number} has not ended yet: {operation.State.Words()}.", [$"show {operation.Number}"]);

        if (!operation.IsRetriedByNumber) return new CommandResult.Refused($"Only phones are tried again by number. To {operation.Verb.Word} {operation.Subject} again, say so, and see what it would take now.", [$"show {operation.Number}"]);

        var wanted = operation.Phones.Where(phone => phone.State is PhoneState.Failed or PhoneState.Unclear or PhoneState.Refused or PhoneState.NotSent).ToList();
        if (wanted.Count == 0) return new CommandResult.Refused($"There is nothing to retry in #{operation.Number}: no phone of it failed, was left unclear or was not sent.");
        var (phones, gone) = await ReadAsync(operation.Project, wanted, cancel);
        if (phones.Count == 0) return new CommandResult.Refused($"The cloud knows none of the phones of #{operation.Number} any more.", ["list phones"]);
        // The first try may still be under way: it is never done again by a slip of the thumb.
        return new CommandResult.Change(operation.Project, operation.Verb, phones, operation.Reason, operation.Number, MustConfirm: true)
        {
            Details = operation.Details,
            Notes = gone.Count == 0 ? [] : [$"Left out, since the cloud does not know {(gone.Count == 1 ? "it" : "them")} any more: {string.Join(", ", gone.Take(MostNames))}{(gone.Count > MostNames ? $" and {gone.Count - MostNames} more" : "")}."],
            // Whoever wanted it slowly the first time does not want it faster the second.
            Within = operation.Plan?.Limits,
            Wishes = arguments.Pace.Wishes,
            IsDryRun = arguments.Pace.IsDryRun,
        };
    }

    /// <summary>Many by the lists of their servers; what is not on its server's list any more may be on another's.</summary>
    /// <returns>The phones as they are now, in their order, and the names of those that are gone.</returns>
    private async Task<(IReadOnlyList<Phone> Phones, IReadOnlyList<string> Gone)> ReadAsync(string project, List<OperationPhone> wanted, CancellationToken cancel)
    {
        var (read, failure) = await CloudReads.PhonesAsync(clouds[project], [.. wanted.Select(phone => new WatchedPhone(phone.PhoneId, phone.ServerId))], cancel);
        if (failure is not null) throw failure;
        var found = read.DistinctBy(phone => phone.Phone.PhoneId).ToDictionary(phone => phone.Phone.PhoneId, phone => phone.Phone, StringComparer.Ordinal);
        foreach (var missing in wanted.Where(phone => !found.ContainsKey(phone.PhoneId)).Take(MostLookedFor))
        {
            if (await CloudReads.FindAsync(clouds[project], missing.PhoneId, cancel) is { } elsewhere) found[missing.PhoneId] = elsewhere;
        }

        var phones = wanted.ToLookup(phone => found.ContainsKey(phone.PhoneId));
        return ([.. phones[true].Select(phone => found[phone.PhoneId])], [.. phones[false].Select(phone => phone.PhoneName)]);
    }
}
