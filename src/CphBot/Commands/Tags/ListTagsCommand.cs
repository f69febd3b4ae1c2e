using System.Globalization;
using CphBot.Commands.Grammar;
using CphBot.Fleet;

namespace CphBot.Commands.Tags;

/// <summary>Lists tags, a page at a time.</summary>
internal sealed class ListTagsCommand(ResourceReader resources) : ICommand
{
    public static CommandSpec Spec { get; } = new("list tags", "list tags [page N]", "Lists the tags that servers have, with their values.", CommandEffect.Reads, CommandGrammar.OptionalPage)
    {
        Aliases = ["tags"],
        Examples = ["list tags"],
    };

    public async Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel)
    {
        var all = await resources.TagsAsync(context.Project, cancel);
        return ResourceTable.Of("tag", all.Select(item => new TableRow(item.Key, string.Create(CultureInfo.InvariantCulture, $"{item.Values.Count}"), string.Join(", ", item.Values))), Spec, arguments, context);
    }
}
