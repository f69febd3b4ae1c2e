using CphBot.Storage;
using CphBot.Teams.Activities;

namespace CphBot.Conversations;

/// <summary>The rows of conversations.</summary>
internal static class ConversationStore
{
    public static Task<Conversation?> FindAsync(Session session, string id) =>
        session.QueryOneAsync<Conversation>("SELECT * FROM conversations WHERE id = @id", new { id });

    /// <summary>Takes over what an authenticated activity says. One that arrives from a conversation shows that the bot is in it.</summary>
    /// <returns>The row as it is now.</returns>
    public static async Task<Conversation> UpsertAsync(Session session, Conversation conversation) =>
        // Most activities say what is known: then there is nothing to write, and nothing to make durable.
        await FindAsync(session, conversation.Id) is { } known && known == conversation.Beside(known) ? known : await WriteAsync(session, conversation);

    private static async Task<Conversation> WriteAsync(Session session, Conversation conversation) => (await session.QueryOneAsync<Conversation>(
        """
        INSERT INTO conversations (id, service_url, tenant_id, kind, bot_id, bot_name, team_id, active, updated_at)
        VALUES (@Id, @ServiceUrl, @TenantId, @Kind, @BotId, @BotName, @TeamId, @Active, @Now)
        ON CONFLICT (id) DO UPDATE SET service_url = excluded.service_url, tenant_id = excluded.tenant_id, kind = excluded.kind, bot_id = excluded.bot_id,
            bot_name = COALESCE(excluded.bot_name, conversations.bot_name), team_id = COALESCE(excluded.team_id, conversations.team_id),
            active = excluded.active, updated_at = excluded.updated_at
        RETURNING *
        """,
        new
        {
            conversation.Id,
            conversation.ServiceUrl,
            conversation.TenantId,
            Kind = conversation.Kind.ToString(),
            conversation.BotId,
            conversation.BotName,
            conversation.TeamId,
            conversation.Active,
            session.Now,
        }))!;

    /// <summary>A channel of the settings in which nobody has spoken to the bot so far: it is reached like the chat that has something for it.</summary>
    public static Task AddChannelAsync(Session session, string id, Conversation like) => session.ExecuteAsync(
        """
        INSERT INTO conversations (id, service_url, tenant_id, kind, bot_id, bot_name, active, updated_at)
        VALUES (@id, @ServiceUrl, @TenantId, @Kind, @BotId, @BotName, TRUE, @Now)
        ON CONFLICT (id) DO NOTHING
        """,
        new { id, like.ServiceUrl, like.TenantId, Kind = nameof(ConversationKind.Channel), like.BotId, like.BotName, session.Now });

    /// <summary>A new owner takes over: from now on an older one, should it still live somewhere, writes nothing.</summary>
    /// <returns>The row with the number of the new owner; null when there is no such conversation yet.</returns>
    public static Task<Conversation?> TakeOverAsync(Session session, string id) =>
        session.QueryOneAsync<Conversation>("UPDATE conversations SET owner = owner + 1 WHERE id = @id RETURNING *", new { id });

    /// <summary>As it is, and nobody takes over until the end of this work.</summary>
    public static Task<Conversation?> LockAsync(Session session, string id) =>
        session.QueryOneAsync<Conversation>("SELECT * FROM conversations WHERE id = @id /* FOR UPDATE */", new { id });

    public static Task DeactivateAsync(Session session, string id) =>
        session.ExecuteAsync("UPDATE conversations SET active = FALSE, updated_at = @Now WHERE id = @id", new { id, session.Now });

    /// <returns>True for the one who may say welcome.</returns>
    public static Task<bool> WelcomeAsync(Session session, string id) =>
        session.WinsAsync("UPDATE conversations SET welcomed_at = @Now WHERE id = @id AND welcomed_at IS NULL", new { id, session.Now });

    /// <summary>After a removal the next installation is welcomed again.</summary>
    public static Task ForgetWelcomeAsync(Session session, string id) =>
        session.ExecuteAsync("UPDATE conversations SET welcomed_at = NULL WHERE id = @id", new { id });
}
