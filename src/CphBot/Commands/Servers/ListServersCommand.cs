using CphBot.Commands.Grammar;
using CphBot.Fleet;

namespace CphBot.Commands.Servers;

/// <summary>Lists servers, a page at a time.</summary>
internal sealed class ListServersCommand(FleetReader fleet) : ICommand
{
    private const int PageSize = 15;

    public static CommandSpec Spec { get; } = new(
        "list servers", "list servers [page N]", "Lists servers with their status.", CommandEffect.Reads, CommandGrammar.OptionalPage)
    {
        Featured = true,
        Aliases = ["servers", "list server", "show servers"],
        Examples = ["list servers", "list servers page 2"],
    };

    public async Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel) =>
        new CommandResult.Shown(new Answer.ServerList(await fleet.ListServersAsync(context.Project, arguments.Page, PageSize, cancel), context.Project));
}
