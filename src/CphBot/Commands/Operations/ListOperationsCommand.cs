using CphBot.Commands.Grammar;
using CphBot.Operations;

namespace CphBot.Commands.Operations;

/// <summary>Lists the latest operations.</summary>
internal sealed class ListOperationsCommand(OperationStore store) : ICommand
{
    private const int PageSize = 10;

    public static CommandSpec Spec { get; } = new(
        "list operations", "list operations [page N]", "Lists the latest operations and how they ended.", CommandEffect.Reads, CommandGrammar.OptionalPage)
    {
        Featured = true,
        Aliases = ["operations", "list operation", "show operations"],
        Examples = ["list operations"],
    };

    public async Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel)
    {
        var projects = VisibleOperations.ProjectsOf(context);
        if (projects.Count == 0) return new CommandResult.Refused("No project that serves this conversation is yours to see.", ["whoami"]);
        // One more than is shown tells whether there is another page.
        var found = await store.ListAsync([.. projects], (arguments.Page - 1) * PageSize, PageSize + 1);
        return new CommandResult.Shown(new Answer.OperationList([.. found.Take(PageSize)], arguments.Page, found.Count > PageSize, string.Join(", ", projects), await store.UnreviewedAsync([.. projects])));
    }
}
