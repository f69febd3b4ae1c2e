using CphBot.Commands.Grammar;
using CphBot.Fleet;
using CphBot.Fleet.Selectors;

namespace CphBot.Commands.Groups;

/// <summary>Deletes a group that no other group uses.</summary>
internal sealed class DeleteGroupCommand(GroupStore store) : ICommand
{
    public static CommandSpec Spec { get; } = new(
        "delete group", "delete group <group>", "Deletes the name; the phones stay as they are.", CommandEffect.Changes, CommandGrammar.OneGroup)
    {
        Aliases = ["remove group"],
        Examples = ["delete group checkout"],
    };

    public async Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel)
    {
        var rows = await store.ListAsync(context.Project);
        if (GroupWords.Find(rows, arguments.Group!) is not { } row) return GroupWords.Unknown(rows, arguments.Group!, name => Spec.ToText(new Arguments { Group = name }));
        var groups = GroupStore.Read(rows);
        var users = groups.Names.Where(name => groups.Find(name)!.Leaves.Contains(new Selector.InGroup(row.Name))).ToList();
        return users.Count > 0
            ? new CommandResult.Refused($"Group {row.Name} is used by group {string.Join(", ", users)}.", ["groups"])
            : new CommandResult.ChangeGroup(new GroupChange(context.Project, row.Name, row.Selector, null), $"Group {row.Name} is deleted. It was: {row.Selector}");
    }
}
