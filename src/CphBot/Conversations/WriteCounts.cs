using CphBot.Storage;

namespace CphBot.Conversations;

/// <summary>How many writes a conversation got, by the minute: what is left of its budget when a new owner takes over.</summary>
internal static class WriteCounts
{
    public static Task CountAsync(Session session, string conversationId) => session.ExecuteAsync(
        """
        INSERT INTO writes (conversation_id, minute, count) VALUES (@conversationId, @minute, 1)
        ON CONFLICT (conversation_id, minute) DO UPDATE SET count = writes.count + 1
        """,
        new { conversationId, minute = Minute(session.Now) });

    /// <summary>The last hour, each minute's writes taken to have been made at its very end: rather too late than too early.</summary>
    public static async Task<WriteBudget> LoadAsync(Session session, string conversationId)
    {
        var budget = new WriteBudget();
        var rows = await session.QueryAsync<(long Minute, long Count)>(
            "SELECT minute, count FROM writes WHERE conversation_id = @conversationId AND minute >= @since ORDER BY minute",
            new { conversationId, since = Minute(session.Now) - 60 });
        foreach (var (minute, count) in rows)
        {
            var end = DateTimeOffset.FromUnixTimeSeconds((minute + 1) * 60);
            budget.Remember(end < session.Now ? end : session.Now, (int)count);
        }

        return budget;
    }

    public static Task ForgetAsync(Session session) =>
        session.ExecuteAsync("DELETE FROM writes WHERE minute < @before", new { before = Minute(session.Now) - 120 });

    private static long Minute(DateTimeOffset at) => at.ToUnixTimeSeconds() / 60;
}
