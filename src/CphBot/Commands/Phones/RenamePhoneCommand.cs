using CphBot.Cloud;
using CphBot.Cloud.Phones;
using CphBot.Commands.Grammar;
using CphBot.Fleet;
using CphBot.Operations;

namespace CphBot.Commands.Phones;

/// <summary>Asks for another name of one phone.</summary>
internal sealed class RenamePhoneCommand(PhoneChanges changes, FleetReader fleet) : ICommand
{
    public static CommandSpec Spec { get; } = new(
        "rename phone",
        "rename phone <phone> to <name> [because <reason>]",
        "Gives one phone another name.",
        CommandEffect.Changes,
        ChangeGrammar.PhoneToName.OptionalReason())
    {
        Verb = Verb.Rename,
        Aliases = ["rename"],
        Examples = ["rename phone web-0007 to checkout-0001"],
    };

    public async Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel)
    {
        var name = arguments.NewName!;
        if (ResourceName.Problem(name) is { } problem) return new CommandResult.Refused(problem);
        var result = await changes.PlanAsync(new PhoneCommand(Verb.Rename, Spec, Spec), arguments, context, cancel, new ChangeDetails { Name = name });
        if (result is not CommandResult.Change { Phones: [var phone] } change) return result;
        if (phone.PhoneName == name) return new CommandResult.Refused($"It is called {name} already.", [$"show phone {phone.PhoneId}"]);
        // The cloud does not mind, but whoever types the name then is asked which phone they mean.
        var hasNamesake = await fleet.FindPhoneAsync(context.Project, name, cancel) switch
        {
            PhoneMatch.One one => one.Phone.PhoneId != phone.PhoneId && IsCalled(one.Phone),
            PhoneMatch.Several several => several.Phones.Any(other => other.PhoneId != phone.PhoneId && IsCalled(other)),
            _ => false,
        };
        return hasNamesake ? change with { MustConfirm = true, Notes = [.. change.Notes, $"There is a phone called {name} already."] } : change;

        bool IsCalled(Phone other) => string.Equals(other.PhoneName, name, StringComparison.OrdinalIgnoreCase);
    }
}
