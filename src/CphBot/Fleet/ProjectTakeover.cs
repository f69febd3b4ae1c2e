using CphBot.Operations;
using CphBot.Storage;

namespace CphBot.Fleet;

/// <summary>
/// What the owner of a project finds when it takes over from another, perhaps on another node, which may live on by mistake: from now on only
/// its own permits count, and what was sent under earlier ones is in the rows.
/// </summary>
/// <param name="Number">Of this owner; each has a higher one.</param>
/// <param name="Sent">The waves of the last minute.</param>
/// <param name="BootChecks">When phones were asked whether they have booted, in the last minute, the oldest first.</param>
internal sealed record ProjectTakeover(long Number, IReadOnlyList<ProjectTakeover.SentWave> Sent, IReadOnlyList<DateTimeOffset> BootChecks)
{
    /// <summary>What no window counts any more.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>Takes over. What the operations wanted of the owner before is lost with it, so all of them are to ask again.</summary>
    public static async Task<ProjectTakeover> OfAsync(Session session, string project)
    {
        var number = await session.QueryOneAsync<long>(
            "INSERT INTO counters (name, value) VALUES (@name, 1) ON CONFLICT (name) DO UPDATE SET value = counters.value + 1 RETURNING value", new { name = Name(project) });
        if (number > 1) await OperationStore.AllDueAsync(session, project);
        var sent = await session.QueryAsync<SentWave>(
            """
            SELECT w.claimed_at, o.verb FROM waves w JOIN operations o ON o.number = w.operation
            WHERE w.claimed_at > @since AND w.state <> 'Dropped' AND o.project = @project ORDER BY w.claimed_at
            """,
            new { since = session.Now - Window, project });
        var bootChecks = await session.QueryAsync<DateTimeOffset>("SELECT at FROM boot_checks WHERE project = @project AND at > @since ORDER BY at", new { since = session.Now - Window, project });
        return new ProjectTakeover(number, sent, bootChecks);
    }

    /// <summary>Phones are about to be asked whether they have booted.</summary>
    /// <returns>False when there is a newer owner: it does not know of this.</returns>
    public static async Task<bool> CountBootCheckAsync(Session session, string project, long owner)
    {
        if (!await IsOwnedAsync(session, project, owner)) return false;
        await session.ExecuteAsync("DELETE FROM boot_checks WHERE project = @project AND at <= @gone", new { project, gone = session.Now - Window });
        await session.ExecuteAsync("INSERT INTO boot_checks (project, at) VALUES (@project, @Now)", new { project, session.Now });
        return true;
    }

    /// <returns>False when there is a newer owner.</returns>
    public static Task<bool> IsOwnedAsync(Session session, string project, long owner) =>
        session.WinsAsync("UPDATE counters SET value = value WHERE name = @name AND value = @owner", new { name = Name(project), owner });

    private static string Name(string project) => $"owner of project {project}";

    internal sealed record SentWave
    {
        public required DateTimeOffset ClaimedAt { get; init; }

        public required Verb Verb { get; init; }
    }
}
