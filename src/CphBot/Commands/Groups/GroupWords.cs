using CphBot.Fleet;

namespace CphBot.Commands.Groups;

/// <summary>The words about groups, and what to say when a name means none.</summary>
internal static class GroupWords
{
    public const string Set = "=";
    public const string Add = "add";
    public const string Remove = "remove";

    public static GroupRow? Find(IReadOnlyList<GroupRow> rows, string name) => rows.FirstOrDefault(row => string.Equals(row.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <param name="command">The same command for another name.</param>
    public static CommandResult.Refused Unknown(IReadOnlyList<GroupRow> rows, string name, Func<string, string> command) =>
        new($"There is no group {name}.", NearestWord.Find(name, rows.Select(row => row.Name)) is { } nearest ? [command(nearest)] : ["groups"]);
}
