using CphBot.Commands.Grammar;

namespace CphBot.Commands.Operations;

/// <summary>Shows an operation as it stands.</summary>
internal sealed class ShowOperationCommand(VisibleOperations visible) : ICommand
{
    public static CommandSpec Spec { get; } = new(
        "show", "show <number>", "Shows an operation as it stands.", CommandEffect.Reads, CommandGrammar.OperationNumber)
    {
        Aliases = ["show operation"],
        Examples = ["show 1042"],
    };

    public async Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel)
    {
        var (operation, refusal) = await visible.FindAsync(arguments.Number!.Value, context);
        return operation is null ? refusal! : new CommandResult.Shown(new Answer.OneOperation(operation));
    }
}
