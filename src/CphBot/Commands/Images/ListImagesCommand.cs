using System.Globalization;
using CphBot.Commands.Grammar;
using CphBot.Fleet;

namespace CphBot.Commands.Images;

/// <summary>Lists images, a page at a time.</summary>
internal sealed class ListImagesCommand(ResourceReader resources) : ICommand
{
    private const int PageSize = 15;

    public static CommandSpec Spec { get; } = new("list images", "list images [page N]", "Lists the images of the project, its own and shared ones.", CommandEffect.Reads, CommandGrammar.OptionalPage)
    {
        Aliases = ["images"],
        Examples = ["list images"],
    };

    public async Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel)
    {
        var all = await resources.ImagesAsync(context.Project, cancel);
        var rows = all.Select(item => new TableRow(item.Name, ImageWords.Status(item.Status), $"{item.ImageId}{(item.Type is null ? "" : $" · {item.Type}")}{(item.SizeBytes is { } bytes ? string.Create(CultureInfo.InvariantCulture, $" · {bytes / 1e9:0.#} GB") : "")}")).OrderBy(row => row.Name, StringComparer.OrdinalIgnoreCase).ToList();
        return new CommandResult.Shown(new Answer.Table(rows.Count == 1 ? "1 image" : $"{rows.Count} images", $"in {context.Project}", Listing<TableRow>.Cut(rows, arguments.Page, PageSize, context.Now), Spec.Name));
    }
}
