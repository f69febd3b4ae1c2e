using CphBot.Causes;
using CphBot.Cloud.EncodeServers;
using CphBot.Commands.Grammar;
using CphBot.Fleet;

namespace CphBot.Commands.Encoders;

/// <summary>Lists encoders, a page at a time.</summary>
internal sealed class ListEncodersCommand(ResourceReader resources) : ICommand
{
    public static CommandSpec Spec { get; } = new("list encoders", "list encoders [page N]", "Lists the encoders of the servers with their status.", CommandEffect.Reads, CommandGrammar.OptionalPage)
    {
        Aliases = ["encoders"],
        Examples = ["list encoders"],
    };

    public async Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel)
    {
        var all = await resources.EncodersAsync(context.Project, cancel);
        return ResourceTable.Of("encoder", all.Select(item => new TableRow(item.Name, EncoderWords.Status(item.Status), NoteOf(item))), Spec, arguments, context);
    }

    /// <summary>Whose it is, and what can be done where it does not run.</summary>
    private static string NoteOf(EncodeServer encoder) =>
        string.Join(". ", new[] { encoder.ServerId is null ? null : $"of server {encoder.ServerId}", EncoderCauses.Of(encoder.Status).Next?.Words?.TrimEnd('.') }.OfType<string>());
}
