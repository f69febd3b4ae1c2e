using System.Globalization;
using CphBot.Commands.Grammar;
using CphBot.Fleet;

namespace CphBot.Commands.Images;

/// <summary>Lists images, a page at a time.</summary>
internal sealed class ListImagesCommand(ResourceReader resources) : ICommand
{
    public static CommandSpec Spec { get; } = new("list images", "list images [page N]", "Lists the images of the project, its own and shared ones.", CommandEffect.Reads, CommandGrammar.OptionalPage)
    {
        Aliases = ["images"],
        Examples = ["list images"],
    };

    public async Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel)
    {
        var all = await resources.ImagesAsync(context.Project, cancel);
        return ResourceTable.Of("image", all.Select(item => new TableRow(item.Name, ImageWords.Status(item.Status), $"{item.ImageId}{(item.Type is null ? "" : $" · {item.Type}")}{(item.SizeBytes is { } bytes ? string.Create(CultureInfo.InvariantCulture, $" · {bytes / 1e9:0.#} GB") : "")}")), Spec, arguments, context);
    }
}
