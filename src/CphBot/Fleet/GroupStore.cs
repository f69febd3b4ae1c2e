using CphBot.Fleet.Selectors;
using CphBot.Storage;

namespace CphBot.Fleet;

/// <summary>The rows of groups: a project's named selectors.</summary>
internal sealed class GroupStore(Database database)
{
    /// <summary>By name. A row that cannot be read, by a later release's doing, is as if it were not there: to guess could mean other phones.</summary>
    public async Task<IReadOnlyList<GroupRow>> ListAsync(string project) =>
        await database.ReadAsync(session => session.QueryAsync<GroupRow>("SELECT * FROM phone_groups WHERE project = @project ORDER BY key", new { project }));

    public async Task<Groups> LoadAsync(string project) => Read(await ListAsync(project));

    public static Groups Read(IEnumerable<GroupRow> rows)
    {
        var groups = new Dictionary<string, Selector>();
        foreach (var row in rows)
        {
            if (SelectorText.Read(row.Selector).Selector is { } selector) groups[row.Name] = selector;
        }

        return new Groups(groups);
    }

    /// <summary>Writes what a group is from now on, unless somebody else has changed it since it was read.</summary>
    /// <returns>False when somebody has: nothing was written.</returns>
    public static Task<bool> ChangeAsync(Session session, GroupChange change, string changedBy)
    {
        var row = new { change.Project, Key = KeyOf(change.Name), change.Name, change.Before, change.After, changedBy, session.Now };
        return (change.Before, change.After) switch
        {
            (null, not null) => session.WinsAsync(
                "INSERT INTO phone_groups (project, key, name, selector, changed_by, changed_at) VALUES (@Project, @Key, @Name, @After, @changedBy, @Now) ON CONFLICT (project, key) DO NOTHING", row),
            (not null, not null) => session.WinsAsync(
                "UPDATE phone_groups SET name = @Name, selector = @After, changed_by = @changedBy, changed_at = @Now WHERE project = @Project AND key = @Key AND selector = @Before", row),
            _ => session.WinsAsync("DELETE FROM phone_groups WHERE project = @Project AND key = @Key AND selector = @Before", row),
        };
    }

    private static string KeyOf(string name) => name.ToLowerInvariant();
}

internal sealed record GroupRow
{
    public required string Name { get; init; }

    public required string Selector { get; init; }

    public required string ChangedBy { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }
}

/// <param name="Before">The text of its selector as it was read; null: there was no such group.</param>
/// <param name="After">Null: it is deleted.</param>
internal sealed record GroupChange(string Project, string Name, string? Before, string? After);
