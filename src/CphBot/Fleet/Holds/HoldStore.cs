using CphBot.Storage;

namespace CphBot.Fleet.Holds;

/// <summary>The rows of holds.</summary>
internal static class HoldStore
{
    private const string Active = "released_at IS NULL AND until_at > @Now";

    /// <returns>The hold with its number; the one that already has this key, when there is one; and whether it is new.</returns>
    public static async Task<(Hold Hold, bool IsNew)> AddAsync(Session session, Hold hold)
    {
        if (await session.QueryOneAsync<Hold>("SELECT * FROM holds WHERE key = @Key", new { hold.Key }) is { } known) return (known, false);
        hold = hold with { SetAt = session.Now };
        var number = await session.QueryOneAsync<long>(
            """
            INSERT INTO holds (key, project, selector, meaning, until_at, reason, set_at, set_by_id, set_by_name, zone, conversation_id)
            VALUES (@Key, @Project, @Selector, @Meaning, @UntilAt, @Reason, @SetAt, @SetById, @SetByName, @Zone, @ConversationId)
            RETURNING number
            """,
            hold);
        return (hold with { Number = number }, true);
    }

    public static Task<Hold?> FindAsync(Session session, long number) => session.QueryOneAsync<Hold>("SELECT * FROM holds WHERE number = @number", new { number });

    /// <summary>Those that hold at this instant.</summary>
    public static async Task<StandingHolds> StandingAsync(Session session, string project) => new(
        await session.QueryAsync<Hold>($"SELECT * FROM holds WHERE project = @project AND {Active} ORDER BY number", new { project, session.Now }), session.Now);

    /// <summary>Those that hold at this instant, what ends first at the top.</summary>
    public static Task<IReadOnlyList<Hold>> ListAsync(Session session, IReadOnlyList<string> projects) => session.QueryAsync<Hold>(
        $"SELECT * FROM holds WHERE project IN @projects AND {Active} ORDER BY until_at, number", new { projects = projects.ToArray(), session.Now });

    /// <returns>False when it has ended already.</returns>
    public static Task<bool> ReleaseAsync(Session session, long number, string? byId, string byName) => session.WinsAsync(
        $"UPDATE holds SET released_at = @Now, released_by_id = @byId, released_by_name = @byName WHERE number = @number AND {Active}", new { number, byId, byName, session.Now });
}
