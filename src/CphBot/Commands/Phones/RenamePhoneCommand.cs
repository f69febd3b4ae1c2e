using CphBot.Cloud;
using CphBot.Commands.Grammar;
using CphBot.Operations;

namespace CphBot.Commands.Phones;

/// <summary>Asks for another name of one phone.</summary>
internal sealed class RenamePhoneCommand(PhoneChanges changes) : ICommand
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
        return result is CommandResult.Change { Phones: [var phone] } && phone.PhoneName == name ? new CommandResult.Refused($"It is called {name} already.", [$"show phone {phone.PhoneId}"]) : result;
    }
}
