using CphBot.Commands.Grammar;

namespace CphBot.Commands.General;

/// <summary>Shows what one needs to write settings: object id, tenant, conversation id, zone and project.</summary>
internal sealed class WhoAmICommand : ICommand
{
    public static CommandSpec Spec { get; } = new(
        "whoami", "whoami", "Shows your ids, this conversation's id and its project.", CommandEffect.Reads, CommandGrammar.None)
    {
        Featured = true,
        IsOpen = true,
        Aliases = ["who am i"],
        Examples = ["whoami"],
    };

    public Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel) =>
        Task.FromResult<CommandResult>(new CommandResult.Shown(new Answer.WhoAmI(context)));
}
