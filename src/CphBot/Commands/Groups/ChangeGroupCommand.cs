using CphBot.Commands.Grammar;
using CphBot.Fleet;
using CphBot.Fleet.Selectors;

namespace CphBot.Commands.Groups;

/// <summary>Says what a group means from now on. The group is a selector, not a list: it means the phones that fit when it is used.</summary>
internal sealed class ChangeGroupCommand(GroupStore store) : ICommand
{
    /// <summary>More names than anybody looks through.</summary>
    private const int MostGroups = 500;

    public static CommandSpec Spec { get; } = new(
        "group",
        "group <group> = <phones>",
        "Names a set of phones, to be used as \"group <name>\"; also: group <name> add <phones>, group <name> remove <phones>.",
        CommandEffect.Changes,
        CommandGrammar.GroupChange)
    {
        Examples = ["group checkout = web-0001..web-0040 except web-0005", "group checkout add web-0050", "group checkout remove web-0007 and web-0008"],
    };

    public async Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel)
    {
        var rows = await store.ListAsync(context.Project);
        var row = rows.FirstOrDefault(row => string.Equals(row.Name, arguments.Group, StringComparison.OrdinalIgnoreCase));
        var name = row?.Name ?? arguments.Group!;
        var groups = GroupStore.Read(rows);
        if (row is null && arguments.GroupWord != GroupWords.Set) return new CommandResult.Refused($"There is no group {name}.", ["groups"]);
        if (row is null && rows.Count >= MostGroups) return new CommandResult.Refused($"There are {MostGroups} groups already: delete one first.", ["groups"]);
        if (row is not null && arguments.GroupWord != GroupWords.Set && groups.Find(name) is null) return new CommandResult.Refused($"Group {name} cannot be read: set it anew.", [Spec.ToText(arguments with { GroupWord = GroupWords.Set })]);

        var after = arguments.GroupWord switch
        {
            GroupWords.Add => Selector.Any(groups.Find(name)!, arguments.Targets!),
            GroupWords.Remove => Without(groups.Find(name)!, arguments.Targets!),
            _ => arguments.Targets!,
        };
        if (after is null) return new CommandResult.Refused($"Then nothing would be left of group {name}. To delete it:", [DeleteGroupCommand.Spec.ToText(new Arguments { Group = name })]);
        if (groups.With(name, after).Expand(new Selector.InGroup(name)).Problem is { } problem) return new CommandResult.Refused(problem, ["groups"]);
        var text = after.ToString();
        if (text.Length > SelectorText.MaxLength) return new CommandResult.Refused($"That is too much for one group: its text may have {SelectorText.MaxLength} characters. Use ranges, wildcards, or groups in groups.");
        return new CommandResult.ChangeGroup(new GroupChange(context.Project, name, row?.Selector, text), $"Group {name} is now: {text}");
    }

    /// <summary>What was listed is taken off the list; it becomes an exception, too, where what is left may mean it as well. Null: nothing is left.</summary>
    private static Selector? Without(Selector from, Selector without)
    {
        IReadOnlyList<Selector> items = from is Selector.AnyOf any ? any.Items : [from];
        var removed = without is Selector.AnyOf several ? several.Items : [without];
        var left = items.Except(removed).ToList();
        if (left.Count == 0) return null;
        // "web-*, web-0005" with web-0005 off its list would still mean it.
        var rest = removed.Where(gone => !items.Contains(gone) || left.Exists(item => MayMean(item, gone))).ToList();
        return rest.Count == 0 ? Selector.Any(left) : new Selector.Except(Selector.Any(left), Selector.Any(rest));
    }

    /// <summary>Whether what stays may mean what was taken off. Names can be told apart; who knows what an id, a status or a group means.</summary>
    private static bool MayMean(Selector stays, Selector gone) => (stays, gone) switch
    {
        (Selector.Named, Selector.Named) => false,
        (Selector.Range or Selector.Wildcard or Selector.Containing, Selector.Named { Word: var name }) when !name.All(c => char.IsAsciiHexDigit(c) || c == '-') =>
            stays.Matches(new PhoneFacts("", name, "", null, PhoneFacts.NotSeen)),
        _ => true,
    };
}
