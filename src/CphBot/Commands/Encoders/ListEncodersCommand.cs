using CphBot.Causes;
using CphBot.Cloud.EncodeServers;
using CphBot.Commands.Grammar;
using CphBot.Fleet;

namespace CphBot.Commands.Encoders;

/// <summary>Lists encoders, a page at a time.</summary>
internal sealed class ListEncodersCommand(ResourceReader resources) : ICommand
{
    private const int PageSize = 15;

    public static CommandSpec Spec { get; } = new("list encoders", "list encoders [page N]", "Lists the encoders of the servers with their status.", CommandEffect.Reads, CommandGrammar.OptionalPage)
    {
        Aliases = ["encoders"],
        Examples = ["list encoders"],
    };

    public async Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel)
    {
        var all = await resources.EncodersAsync(context.Project, cancel);
        var rows = all.Select(item => new TableRow(item.Name, EncoderWords.Status(item.Status), NoteOf(item))).OrderBy(row => row.Name, StringComparer.OrdinalIgnoreCase).ToList();
        return new CommandResult.Shown(new Answer.Table(rows.Count == 1 ? "1 encoder" : $"{rows.Count} encoders", $"in {context.Project}", Listing<TableRow>.Cut(rows, arguments.Page, PageSize, context.Now), Spec.Name));
    }

    /// <summary>Whose it is, and what can be done where it does not run.</summary>
    private static string NoteOf(EncodeServer encoder) =>
        string.Join(". ", new[] { encoder.ServerId is null ? null : $"of server {encoder.ServerId}", EncoderCauses.Of(encoder.Status).Next?.Words?.TrimEnd('.') }.OfType<string>());
}
