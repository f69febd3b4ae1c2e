using CphBot.Storage;

namespace CphBot.Conversations;

/// <summary>The rows of posts.</summary>
internal static class PostStore
{
    /// <summary>All but the content, which may be long.</summary>
    private const string Head =
        """
        p.id, p.conversation_id, p.thread_id, p.kind, p.operation, p.answer, p.shown_version, p.activity_id, p.replaces, p.shortened, p.claimed_at,
        p.attempts, p.created_at, p.shown_at, p.wake_at, p.once_more_at, o.state, o.ended_at, o.conversation_id AS home, CASE WHEN p.kind = 'Card' THEN o.version ELSE p.wanted_version END AS wanted_version
        """;

    private const string Columns = $"{Head}, p.content";

    public static Task<long> AddAsync(Session session, Post post) => session.QueryOneAsync<long>(
        """
        INSERT INTO posts (conversation_id, thread_id, kind, operation, content, activity_id, wanted_version, shown_version, replaces, shortened, attempts, created_at, wake_at)
        VALUES (@ConversationId, @ThreadId, @Kind, @Operation, @Content, @ActivityId, 1, 0, FALSE, FALSE, 0, @Now, @Now)
        RETURNING id
        """,
        new { post.ConversationId, post.ThreadId, Kind = post.Kind.ToString(), post.Operation, post.Content, post.ActivityId, session.Now });

    /// <summary>Those of a conversation with something left to do, in the order in which they were wanted; without their content, which whoever claims one gets.</summary>
    public static Task<IReadOnlyList<Post>> OpenAsync(Session session, string conversationId) => session.QueryAsync<Post>(
        $"SELECT {Head} FROM posts p LEFT JOIN operations o ON o.number = p.operation WHERE p.conversation_id = @conversationId AND p.wake_at IS NOT NULL ORDER BY p.id",
        new { conversationId });

    public static Task<Post?> FindAsync(Session session, long id) => session.QueryOneAsync<Post>(
        $"SELECT {Columns} FROM posts p LEFT JOIN operations o ON o.number = p.operation WHERE p.id = @id", new { id });

    public static Task<Post?> FindByActivityAsync(Session session, string conversationId, string activityId) => session.QueryOneAsync<Post>(
        $"SELECT {Columns} FROM posts p LEFT JOIN operations o ON o.number = p.operation WHERE p.conversation_id = @conversationId AND p.activity_id = @activityId ORDER BY p.id LIMIT 1",
        new { conversationId, activityId });

    /// <summary>Conversations that have something to do and may be written to.</summary>
    public static Task<IReadOnlyList<string>> DueAsync(Session session, DateTimeOffset now, int limit) => session.QueryAsync<string>(
        """
        SELECT DISTINCT p.conversation_id FROM posts p JOIN conversations c ON c.id = p.conversation_id
        LEFT JOIN operations o ON o.number = p.operation
        WHERE p.wake_at <= @now AND c.active AND ((CASE WHEN p.kind = 'Card' THEN o.version ELSE p.wanted_version END) > p.shown_version OR p.once_more_at IS NOT NULL)
        LIMIT @limit
        """,
        new { now, limit });

    /// <summary>Whether this end of the operation has been told of: a review changes the card once more, and is no second end.</summary>
    public static async Task<bool> HasReplyAsync(Session session, Post card) => await session.QueryOneAsync<long>(
        "SELECT COUNT(*) FROM posts WHERE operation = @Operation AND kind = 'Reply' AND created_at >= @EndedAt", new { card.Operation, card.EndedAt }) > 0;

    /// <summary>Replaces what an answer shows.</summary>
    public static Task ReplaceAsync(Session session, long id, string content) => session.ExecuteAsync(
        "UPDATE posts SET content = @content, wanted_version = wanted_version + 1, wake_at = @Now WHERE id = @id", new { id, content, session.Now });

    /// <returns>True for the one whose answer counts.</returns>
    public static Task<bool> AnswerAsync(Session session, long id, string answer, string content) => session.WinsAsync(
        "UPDATE posts SET answer = @answer, content = @content, wanted_version = wanted_version + 1, wake_at = @Now WHERE id = @id AND answer IS NULL",
        new { id, answer, content, session.Now });

    /// <summary>
    /// Claims a post for one write. A claim that was never answered lapses after its <see cref="Post.ClaimLife"/>: a first message may be
    /// there then, so the next one says that it replaces it.
    /// </summary>
    /// <returns>The post as it is now, ours; null when it is not.</returns>
    public static Task<Post?> ClaimAsync(Session session, Post post) => session.QueryOneAsync<Post>(
        """
        UPDATE posts SET claimed_at = @Now,
            replaces = CASE WHEN activity_id IS NULL AND claimed_at IS NOT NULL THEN TRUE ELSE replaces END,
            attempts = CASE WHEN activity_id IS NULL THEN attempts + 1 ELSE attempts END
        WHERE id = @Id AND (claimed_at IS NULL OR claimed_at <= @lapsed)
        RETURNING id, conversation_id, thread_id, kind, operation, content, answer, shown_version, activity_id, replaces, shortened, claimed_at,
            attempts, created_at, shown_at, wake_at,
            CASE WHEN kind = 'Card' THEN (SELECT o.version FROM operations o WHERE o.number = posts.operation) ELSE wanted_version END AS wanted_version,
            (SELECT o.state FROM operations o WHERE o.number = posts.operation) AS state,
            (SELECT o.ended_at FROM operations o WHERE o.number = posts.operation) AS ended_at
        """,
        new { post.Id, session.Now, lapsed = session.Now - post.ClaimLife });

    /// <summary>The message shows this version. One that Teams gave no id can never be edited: the next version is a new message.</summary>
    /// <returns>False when it already showed it.</returns>
    public static Task<bool> ShownAsync(Session session, long id, long version, string? activityId, bool isLast) => session.WinsAsync(
        """
        UPDATE posts SET shown_version = @version, activity_id = COALESCE(@activityId, activity_id), shown_at = @Now, claimed_at = NULL, attempts = 0,
            replaces = CASE WHEN COALESCE(@activityId, activity_id) IS NULL THEN TRUE ELSE replaces END,
            wake_at = CASE
                WHEN NOT @isLast THEN @Now
                WHEN kind = 'Card' AND EXISTS (SELECT 1 FROM operations o WHERE o.number = posts.operation AND o.version > @version) THEN @Now
                WHEN kind <> 'Card' AND wanted_version > @version THEN @Now
                ELSE NULL END
        WHERE id = @id AND shown_version < @version
        """,
        new { id, version, activityId, isLast, session.Now });

    /// <summary>The end is shown; it is to be written once more then.</summary>
    public static Task OnceMoreAsync(Session session, long id, DateTimeOffset at) => session.ExecuteAsync(
        "UPDATE posts SET once_more_at = @at, wake_at = COALESCE(wake_at, @at) WHERE id = @id AND activity_id IS NOT NULL", new { id, at });

    /// <summary>It was written once more, or could not be: both will do.</summary>
    public static Task<bool> OnceMoreDoneAsync(Session session, long id, DateTimeOffset? claimedAt) => session.WinsAsync(
        """
        UPDATE posts SET once_more_at = NULL, claimed_at = NULL, attempts = 0,
            wake_at = CASE WHEN EXISTS (SELECT 1 FROM operations o WHERE o.number = posts.operation AND o.version > posts.shown_version) THEN @Now ELSE NULL END
        WHERE id = @id AND once_more_at IS NOT NULL AND claimed_at = @claimedAt
        """,
        new { id, claimedAt, session.Now });

    /// <summary>Certainly not written: it may be tried again then.</summary>
    public static Task NotWrittenAsync(Session session, long id, DateTimeOffset retryAt) => session.ExecuteAsync(
        "UPDATE posts SET claimed_at = NULL, attempts = attempts + 1, wake_at = @retryAt WHERE id = @id", new { id, retryAt });

    /// <summary>Perhaps written: the claim stays until it lapses.</summary>
    public static Task MaybeWrittenAsync(Session session, long id, DateTimeOffset retryAt) => session.ExecuteAsync(
        "UPDATE posts SET attempts = attempts + 1, wake_at = @retryAt WHERE id = @id", new { id, retryAt });

    /// <summary>The message is gone: a new one is posted in its place.</summary>
    public static Task GoneAsync(Session session, long id) => session.ExecuteAsync(
        "UPDATE posts SET activity_id = NULL, replaces = TRUE, claimed_at = NULL, wake_at = @Now WHERE id = @id", new { id, session.Now });

    public static Task ShortenAsync(Session session, long id) => session.ExecuteAsync(
        "UPDATE posts SET shortened = TRUE, claimed_at = NULL, wake_at = @Now WHERE id = @id", new { id, session.Now });

    /// <summary>This version will not be seen; the next one of an operation may be.</summary>
    public static Task GiveUpAsync(Session session, long id, long version, bool isLast) => session.ExecuteAsync(
        "UPDATE posts SET shown_version = @version, claimed_at = NULL, attempts = 0, wake_at = CASE WHEN @isLast THEN NULL ELSE @Now END WHERE id = @id",
        new { id, version, isLast, session.Now });
}
