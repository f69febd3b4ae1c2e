using CphBot.Cloud;
using CphBot.Commands.Grammar;
using CphBot.Operations;

namespace CphBot.Commands.Phones;

/// <summary>Asks for the data of phones to be copied to OBS. What comes before a reset, if it is to be kept.</summary>
internal sealed class ExportDataCommand(PhoneChanges changes) : ICommand
{
    public static CommandSpec Spec { get; } = new(
        "export data to",
        "export data to <folder> from <phones> [dry run] [because <reason>]",
        "Copies the data of phones to OBS, each into an object named after the phone.",
        CommandEffect.Changes,
        ChangeGrammar.ContentOnPhones("place in OBS", "from", "of").OptionalDespite().OptionalPace().OptionalDespite().OptionalReason())
    {
        Verb = Verb.Export,
        Examples = ["export data to obs://backup/2026-11 from web-0007"],
    };

    public Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel) => ObsObject.Parse(arguments.Content!) is null
        ? Task.FromResult<CommandResult>(new CommandResult.Refused($"\"{Excerpt.Of(arguments.Content!)}\" is not a place in OBS: write obs://bucket/path."))
        : changes.PlanAsync(new PhoneCommand(Verb.Export, Spec, Spec), arguments, context, cancel, new ChangeDetails { Content = arguments.Content });
}
