using CphBot.Commands.Grammar;
using CphBot.Operations;

namespace CphBot.Commands.Operations;

/// <summary>Shows what phones said to a command, whole: a card of many has room for a line each.</summary>
internal sealed class ShowOutputCommand(VisibleOperations visible) : ICommand
{
    /// <summary>The cloud keeps at most 1,024 bytes of each.</summary>
    public const int PageSize = 5;

    public static CommandSpec Spec { get; } = new(
        "output", "output <number> [page N]", "Shows what the phones of an operation said, in full.", CommandEffect.Reads, CommandGrammar.OperationNumberAndPage)
    {
        Aliases = ["show output"],
        Examples = ["output 1042"],
    };

    public async Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel)
    {
        var (operation, refusal) = await visible.FindAsync(arguments.Number!.Value, context);
        if (operation is null) return refusal!;
        var said = operation.Phones.Where(phone => !string.IsNullOrWhiteSpace(phone.Output)).ToList();
        if (said.Count == 0) return new CommandResult.Refused($"No phone of #{operation.Number} has said anything{(operation.State.IsEnd() ? "" : " so far")}.", [$"show {operation.Number}"]);
        return new CommandResult.Shown(new Answer.Outputs(operation, Fleet.Listing<OperationPhone>.Cut(said, arguments.Page, PageSize, operation.SeenAt ?? operation.CreatedAt)));
    }
}
