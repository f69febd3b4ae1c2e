using CphBot.Commands.Grammar;
using CphBot.Fleet;

namespace CphBot.Commands.Phones;

/// <summary>Lists phones, a page at a time.</summary>
internal sealed class ListPhonesCommand(FleetReader fleet) : ICommand
{
    /// <summary>What a phone's screen shows without much scrolling.</summary>
    private const int PageSize = 15;

    public static CommandSpec Spec { get; } = new(
        "list phones",
        "list phones [where status is <status>] [on server <server>] [named <text>] [page N]",
        "Lists phones with their status and server.",
        CommandEffect.Reads,
        CommandGrammar.PhoneQuery)
    {
        Featured = true,
        Aliases = ["phones", "list phone", "show phones"],
        Examples = ["list phones", "list phones where status is failed", "list phones on server cph-01 page 2", "list phones named web"],
    };

    public async Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel)
    {
        string? serverId = null;
        if (arguments.Where.Server is { } word)
        {
            var servers = await fleet.FindServersAsync(context.Project, word, cancel);
            if (servers.Count != 1) return ServerWords.NotOne(word, servers, await fleet.ServersAsync(context.Project, cancel), server => Spec.ToText(arguments with { Page = 1, Where = arguments.Where with { Server = server } }));
            serverId = servers[0].ServerId;
        }

        var query = new PhoneQuery(arguments.Where.Statuses, serverId, arguments.Where.Name, context.MaySee);
        var phones = await fleet.ListPhonesAsync(context.Project, query, arguments.Page, PageSize, cancel);
        return new CommandResult.Shown(new Answer.PhoneList(phones, arguments, context.Project));
    }
}
