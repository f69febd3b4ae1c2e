using CphBot.Commands.Grammar;
using CphBot.Commands.Phones;
using CphBot.Fleet;
using CphBot.Fleet.Selectors;

namespace CphBot.Commands.Groups;

/// <summary>Shows what a group means, and how many phones that is now.</summary>
internal sealed class ShowGroupCommand(GroupStore store, PhoneTargets targets) : ICommand
{
    public static CommandSpec Spec { get; } = new("show group", "show group <group>", "Shows what a group means, and how many phones that is now.", CommandEffect.Reads, CommandGrammar.OneGroup)
    {
        Examples = ["show group checkout"],
    };

    public async Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel)
    {
        var rows = await store.ListAsync(context.Project);
        if (GroupWords.Find(rows, arguments.Group!) is not { } row) return GroupWords.Unknown(rows, arguments.Group!, name => Spec.ToText(new Arguments { Group = name }));
        var (found, instead) = await targets.ResolveAsync(context, new Selector.InGroup(row.Name), _ => Spec.ToText(arguments), cancel);
        return new CommandResult.Shown(new Answer.OneGroup(row, found?.Phones.Count, found?.AsOf ?? context.Now, (instead as CommandResult.Refused)?.Reason));
    }
}
