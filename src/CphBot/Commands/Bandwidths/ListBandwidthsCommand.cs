using System.Globalization;
using CphBot.Commands.Grammar;
using CphBot.Fleet;

namespace CphBot.Commands.Bandwidths;

/// <summary>Lists bandwidths, a page at a time.</summary>
internal sealed class ListBandwidthsCommand(ResourceReader resources) : ICommand
{
    public static CommandSpec Spec { get; } = new("list bandwidths", "list bandwidths [page N]", "Lists the lines of servers on the vendor's network.", CommandEffect.Reads, CommandGrammar.OptionalPage)
    {
        Aliases = ["bandwidths"],
        Examples = ["list bandwidths"],
    };

    public async Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel)
    {
        var all = await resources.BandwidthsAsync(context.Project, cancel);
        return ResourceTable.Of("bandwidth", all.Select(item => new TableRow(item.Name, item.SizeMbps is { } mbps ? string.Create(CultureInfo.InvariantCulture, $"{mbps} Mbit/s") : "unknown", item.IsShared == false ? "of one server, cannot be changed" : "shared")), Spec, arguments, context);
    }
}
