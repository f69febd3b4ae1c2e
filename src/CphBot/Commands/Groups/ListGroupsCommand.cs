using CphBot.Commands.Grammar;
using CphBot.Fleet;

namespace CphBot.Commands.Groups;

/// <summary>Lists the project's groups, a page at a time.</summary>
internal sealed class ListGroupsCommand(GroupStore store) : ICommand
{
    private const int PageSize = 15;

    public static CommandSpec Spec { get; } = new("groups", "groups [page N]", "Lists the named sets of phones.", CommandEffect.Reads, CommandGrammar.OptionalPage)
    {
        Aliases = ["list groups", "show groups"],
        Examples = ["groups"],
    };

    public async Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel) =>
        new CommandResult.Shown(new Answer.GroupList(Listing<GroupRow>.Cut(await store.ListAsync(context.Project), arguments.Page, PageSize, context.Now), context.Project));
}
