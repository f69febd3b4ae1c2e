using CphBot.Operations;

namespace CphBot.Commands.Operations;

/// <summary>An operation may be seen, and acted on, only where its project is served, and by whom the rules allow that for any phone of it.</summary>
internal sealed class VisibleOperations(OperationStore store)
{
    public IReadOnlyList<string> ProjectsOf(CommandContext context) => [.. context.Served.Where(name => context.MayIn(name))];

    /// <summary>The operation, or why there is none to speak of here. One of another conversation's project looks like one that does not exist.</summary>
    public async Task<(Operation? Operation, CommandResult.Refused? Refusal)> FindAsync(long number, CommandContext context)
    {
        var operation = await store.FindAsync(number);
        return operation is not null && ProjectsOf(context).Contains(operation.Project, StringComparer.Ordinal)
            ? (operation, null)
            : (null, new CommandResult.Refused($"There is no operation #{number} here.", ["list operations"]));
    }
}
