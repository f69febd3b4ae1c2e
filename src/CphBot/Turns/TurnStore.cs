using CphBot.Audit;
using CphBot.Conversations;
using CphBot.Storage;
using CphBot.Teams.Activities;

namespace CphBot.Turns;

/// <summary>The rows of turns: accepted once, claimed by compare-and-set, done once.</summary>
internal sealed class TurnStore(Database database, TimeProvider time)
{
    /// <summary>How long a turn may take before the sweep runs it again.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>Takes in an activity, claimed for the process that received it.</summary>
    /// <returns>Null when it was there already.</returns>
    public Task<Turn?> ReceiveAsync(Activity activity, Conversation conversation)
    {
        var json = activity.Source ?? ActivityReader.Write(activity);
        var turn = new Turn(Turn.KeyOf(activity, json), conversation.Id, activity, 1, time.GetUtcNow());
        return database.WriteAsync(async session =>
        {
            var isNew = await session.WinsAsync(
                """
                INSERT INTO turns (key, conversation_id, activity, attempts, received_at, wake_at) VALUES (@Key, @ConversationId, @json, 1, @Now, @wakeAt)
                ON CONFLICT (key) DO NOTHING
                """,
                new { turn.Key, turn.ConversationId, json, session.Now, wakeAt = session.Now + Patience });
            if (!isNew) return null;
            await PeopleStore.SeenAsync(session, activity);
            return turn with { Conversation = await ConversationStore.UpsertAsync(session, conversation) };
        });
    }

    /// <summary>Holds on to those that take long, so that no other process runs them too.</summary>
    public async Task KeepAsync(IEnumerable<Turn> running)
    {
        // A sweep comes several times within the patience; most turns end before the first.
        var old = running.Where(turn => time.GetUtcNow() - turn.ReceivedAt > Patience / 3).ToList();
        if (old.Count == 0) return;
        await database.WriteAsync(async session =>
        {
            foreach (var turn in old)
            {
                await session.ExecuteAsync(
                    "UPDATE turns SET wake_at = @wakeAt WHERE key = @Key AND attempts = @Attempts AND wake_at IS NOT NULL", new { turn.Key, turn.Attempts, wakeAt = session.Now + Patience });
            }
        });
    }

    /// <summary>Claims turns whose process has not finished them in time.</summary>
    public async Task<IReadOnlyList<Turn>> ClaimDueAsync(DateTimeOffset now, bool all, int limit, Predicate<string> isRunningHere)
    {
        var due = await database.ReadAsync(session => session.QueryAsync<Row>(
            "SELECT key, conversation_id, activity, attempts, received_at FROM turns WHERE wake_at IS NOT NULL AND (@all OR wake_at <= @now) ORDER BY wake_at LIMIT @limit",
            new { now, all, limit }));
        due = [.. due.Where(row => !isRunningHere(row.Key))];
        if (due.Count == 0) return [];
        return await database.WriteAsync(async session =>
        {
            var claimed = new List<Turn>();
            foreach (var row in due)
            {
                var won = await session.WinsAsync(
                    "UPDATE turns SET attempts = attempts + 1, wake_at = @wakeAt WHERE key = @Key AND attempts = @Attempts AND wake_at IS NOT NULL AND (@all OR wake_at <= @now)",
                    new { row.Key, row.Attempts, wakeAt = session.Now + Patience, all, now });
                if (!won) continue;
                if (ActivityReader.Read(System.Text.Encoding.UTF8.GetBytes(row.Activity), out _) is { } activity) claimed.Add(new Turn(row.Key, row.ConversationId, activity, row.Attempts + 1, row.ReceivedAt));
                else await DropAsync(session, row);
            }

            return claimed;
        });
    }

    /// <summary>Ends a turn, in the transaction of what it led to. What was said is not kept: the audit has what must be.</summary>
    /// <exception cref="TurnTakenException">Someone else holds it now.</exception>
    public static async Task FinishAsync(Session session, Turn turn)
    {
        var won = await session.WinsAsync(
            "UPDATE turns SET wake_at = NULL, activity = '' WHERE key = @Key AND attempts = @Attempts AND wake_at IS NOT NULL", new { turn.Key, turn.Attempts });
        if (!won) throw new TurnTakenException(turn.Key);
    }

    /// <summary>Nobody will ever be able to run it.</summary>
    private static async Task DropAsync(Session session, Row row)
    {
        await session.ExecuteAsync("UPDATE turns SET wake_at = NULL WHERE key = @Key", new { row.Key });
        await AuditStore.AppendAsync(session, new AuditEntry { Phase = AuditPhase.Command, ConversationId = row.ConversationId, Command = "", Outcome = "failed: its row cannot be read" });
    }

    /// <summary>Long done turns. A delivery that comes later than this would run again, so it is days, not minutes.</summary>
    public Task ForgetAsync(TimeSpan age) => database.WriteAsync(session =>
        session.ExecuteAsync("DELETE FROM turns WHERE wake_at IS NULL AND received_at < @before", new { before = session.Now - age }));

    private sealed record Row
    {
        public required string Key { get; init; }

        public required string ConversationId { get; init; }

        public required string Activity { get; init; }

        public required int Attempts { get; init; }

        public required DateTimeOffset ReceivedAt { get; init; }
    }
}

/// <summary>Another process holds the turn: nothing of this run counts.</summary>
internal sealed class TurnTakenException(string key) : Exception($"Turn {key} is held by someone else.");
