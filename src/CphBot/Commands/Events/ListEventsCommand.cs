using System.Globalization;
using CphBot.Commands.Grammar;
using CphBot.Fleet;

namespace CphBot.Commands.Events;

/// <summary>Lists scheduled events, a page at a time; not every region has them.</summary>
internal sealed class ListEventsCommand(ResourceReader resources) : ICommand
{
    public static CommandSpec Spec { get; } = new("list events", "list events [page N]", "Lists what the vendor plans to do to servers.", CommandEffect.Reads, CommandGrammar.OptionalPage)
    {
        Aliases = ["events", "list scheduled events"],
        Examples = ["list events"],
    };

    public async Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel)
    {
        var all = await resources.EventsAsync(context.Project, cancel);
        return ResourceTable.Of("event", all.Select(item => new TableRow($"{item.Type ?? "event"} on {item.ServerName ?? item.ServerId}", EventWords.State(item.State), $"{item.EventId}{(item.NotBefore is { } from ? string.Create(CultureInfo.InvariantCulture, $" · from {from:yyyy-MM-dd HH:mm} UTC") : "")}{(item.AuthorizationType is null ? "" : $" · {item.AuthorizationType}")}")), Spec, arguments, context);
    }
}
