using CphBot.Commands.Grammar;
using CphBot.Commands.Operations;
using CphBot.Fleet;
using CphBot.Fleet.Holds;
using CphBot.Storage;

namespace CphBot.Commands.Holds;

/// <summary>Lists the holds that stand, what ends first at the top.</summary>
internal sealed class ListHoldsCommand(Database database) : ICommand
{
    private const int PageSize = 10;

    public static CommandSpec Spec { get; } = new(
        "holds", "holds [page N]", "Lists which phones are held, by whom, until when and why.", CommandEffect.Reads, CommandGrammar.OptionalPage)
    {
        Aliases = ["list holds", "show holds"],
        Examples = ["holds"],
    };

    public async Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel)
    {
        var holds = await database.ReadAsync(session => HoldStore.ListAsync(session, VisibleOperations.ProjectsOf(context)));
        return new CommandResult.Shown(new Answer.HoldList(Listing<Hold>.Cut(holds, arguments.Page, PageSize, context.Now)));
    }
}
