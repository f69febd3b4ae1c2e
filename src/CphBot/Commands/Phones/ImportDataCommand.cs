using CphBot.Cloud;
using CphBot.Commands.Grammar;
using CphBot.Operations;

namespace CphBot.Commands.Phones;

/// <summary>Asks for exported data to be put on phones. What is on them is overwritten.</summary>
internal sealed class ImportDataCommand(PhoneChanges changes) : ICommand
{
    public static CommandSpec Spec { get; } = new(
        "import data from",
        "import data from <object> to <phones> [dry run] [because <reason>]",
        "Puts exported data on phones; what is on them is overwritten, so somebody else must approve.",
        CommandEffect.Destroys,
        ChangeGrammar.ContentOnPhones("place in OBS", "to", "on").OptionalDespite().OptionalPace().OptionalDespite().OptionalReason())
    {
        Verb = Verb.Import,
        Examples = ["import data from obs://backup/2026-11/web-0007 to web-0008"],
    };

    public Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel) => ObsObject.Parse(arguments.Content!) is null
        ? Task.FromResult<CommandResult>(new CommandResult.Refused($"\"{Excerpt.Of(arguments.Content!)}\" is not a place in OBS: write obs://bucket/path."))
        : changes.PlanAsync(new PhoneCommand(Verb.Import, Spec, Spec), arguments, context, cancel, new ChangeDetails { Content = arguments.Content });
}
