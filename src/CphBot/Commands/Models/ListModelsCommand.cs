using System.Globalization;
using CphBot.Commands.Grammar;
using CphBot.Fleet;

namespace CphBot.Commands.Models;

/// <summary>Lists models of phones, a page at a time.</summary>
internal sealed class ListModelsCommand(ResourceReader resources) : ICommand
{
    public static CommandSpec Spec { get; } = new("list models", "list models [page N]", "Lists the kinds of phones that the cloud offers.", CommandEffect.Reads, CommandGrammar.OptionalPage)
    {
        Aliases = ["models", "list phone models"],
        Examples = ["list models"],
    };

    public async Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel)
    {
        var all = await resources.PhoneModelsAsync(context.Project, cancel);
        return ResourceTable.Of("model", all.Select(item => new TableRow(item.Name, item.IsOffered == false ? "no longer offered" : "offered", string.Create(CultureInfo.InvariantCulture, $"on {item.ServerModelName}: {item.Cpu} cores, {item.MemoryMb} MB, {item.DiskGiB} GB, {item.Resolution}, {item.PhoneCapacity} a server"))), Spec, arguments, context);
    }
}
