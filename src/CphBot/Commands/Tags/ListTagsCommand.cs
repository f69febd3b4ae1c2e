using System.Globalization;
using CphBot.Commands.Grammar;
using CphBot.Fleet;

namespace CphBot.Commands.Tags;

/// <summary>Lists tags, a page at a time.</summary>
internal sealed class ListTagsCommand(ResourceReader resources) : ICommand
{
    private const int PageSize = 15;

    public static CommandSpec Spec { get; } = new("list tags", "list tags [page N]", "Lists the tags that servers have, with their values.", CommandEffect.Reads, CommandGrammar.OptionalPage)
    {
        Aliases = ["tags"],
        Examples = ["list tags"],
    };

    public async Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel)
    {
        var all = await resources.TagsAsync(context.Project, cancel);
        var rows = all.Select(item => new TableRow(item.Key, string.Create(CultureInfo.InvariantCulture, $"{item.Values.Count}"), string.Join(", ", item.Values))).OrderBy(row => row.Name, StringComparer.OrdinalIgnoreCase).ToList();
        return new CommandResult.Shown(new Answer.Table(rows.Count == 1 ? "1 tag" : $"{rows.Count} tags", $"in {context.Project}", Listing<TableRow>.Cut(rows, arguments.Page, PageSize, context.Now), Spec.Name));
    }
}
