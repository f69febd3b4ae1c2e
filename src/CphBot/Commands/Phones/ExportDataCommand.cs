using System.Text;
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
        "Copies the data of phones to OBS, each into an object named after its name and id.",
        CommandEffect.Changes,
        ChangeGrammar.ContentOnPhones("place in OBS", "from", "of").OptionalDespite().OptionalPace().OptionalDespite().OptionalReason())
    {
        Verb = Verb.Export,
        Examples = ["export data to obs://backup/2026-11 from web-0007"],
    };

    public Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel) => ProblemOf(arguments.Content!) is { } problem
        ? Task.FromResult<CommandResult>(new CommandResult.Refused(problem))
        : changes.PlanAsync(new PhoneCommand(Verb.Export, Spec, Spec), arguments, context, cancel, new ChangeDetails { Content = arguments.Content });

    private static string? ProblemOf(string folder) => ObsObject.Parse(folder) switch
    {
        null => $"\"{Excerpt.Of(folder)}\" is not a place in OBS: write obs://bucket/path.",
        { Path: var path } when Encoding.UTF8.GetByteCount(path) > Verb.MaxFolderBytes => $"The folder's path is too long: at most {Verb.MaxFolderBytes} bytes, since the name and the id of each phone come behind it.",
        _ => null,
    };
}
