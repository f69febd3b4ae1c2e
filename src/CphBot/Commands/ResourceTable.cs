using CphBot.Commands.Grammar;
using CphBot.Fleet;

namespace CphBot.Commands;

/// <summary>What a project has of one kind, as a list by name, a page at a time.</summary>
internal static class ResourceTable
{
    private const int PageSize = 15;

    /// <param name="noun">Of one.</param>
    /// <param name="spec">Of the command that lists them.</param>
    public static CommandResult Of(string noun, IEnumerable<TableRow> all, CommandSpec spec, Arguments arguments, CommandContext context)
    {
        var rows = all.OrderBy(row => row.Name, StringComparer.OrdinalIgnoreCase).ToList();
        return new CommandResult.Shown(new Answer.Table(
            rows.Count == 1 ? $"1 {noun}" : $"{rows.Count} {noun}s", $"in {context.Project}", Listing<TableRow>.Cut(rows, arguments.Page, PageSize, context.Now), spec.Name));
    }
}
