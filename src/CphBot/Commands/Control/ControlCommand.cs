using CphBot.Commands.Grammar;
using CphBot.Commands.Operations;
using CphBot.Operations;

namespace CphBot.Commands.Control;

/// <summary>Acts on an operation. What that means there, and whether it may, is decided by the operation itself.</summary>
internal sealed class ControlCommand(VisibleOperations visible, OperationControl control) : ICommand
{
    public static CommandSpec Confirm { get; } = Of("confirm", "Starts a plan exactly as its card shows it.");

    public static CommandSpec Cancel { get; } = Of("cancel", "Stops what has not been sent; what has is followed to its end.", "abort");

    public static CommandSpec Pause { get; } = Of("pause", "Holds back what has not been sent.");

    public static CommandSpec Resume { get; } = Of("resume", "Goes on with a paused operation.", "continue");

    public static CommandSpec Check { get; } = Of("check", "Looks again at what was left unclear.");

    public static CommandSpec Approve { get; } = WithReason("approve", "Says yes to somebody else's plan that may not go without.");

    public static CommandSpec Reject { get; } = WithReason("reject", "Says no to it: nothing of it is sent.", "deny");

    public static CommandSpec BreakGlass { get; } = new(
        "break glass",
        "break glass <number> because <reason>",
        "Goes on without the approval, where a rule allows that in an emergency.",
        CommandEffect.Controls,
        CommandGrammar.OperationNumber.OptionalReason())
    {
        Examples = ["break glass 1042 because the shop is down"],
    };

    public static CommandSpec Review { get; } = WithReason("review", "Closes what somebody else did without an approval, once you have looked at it.");

    public async Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel)
    {
        var (operation, refusal) = await visible.FindAsync(arguments.Number!.Value, context);
        return operation is null ? refusal! : new CommandResult.Act(operation.Number, control, arguments.Reason);
    }

    private static CommandSpec Of(string word, string summary, params string[] aliases) =>
        new(word, $"{word} <number>", summary, CommandEffect.Controls, CommandGrammar.OperationNumber) { Aliases = aliases, Examples = [$"{word} 1042"] };

    private static CommandSpec WithReason(string word, string summary, params string[] aliases) =>
        new(word, $"{word} <number> [because <reason>]", summary, CommandEffect.Controls, CommandGrammar.OperationNumber.OptionalReason())
        {
            Aliases = aliases,
            Examples = [$"{word} 1042", $"{word} 1042 because I looked at the graphs"],
        };
}
