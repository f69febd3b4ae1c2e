using CphBot.Operations;

namespace CphBot.Conversations;

/// <summary>Something that we want to be seen in a conversation: one message there, kept up to date.</summary>
internal sealed record Post
{
    public long Id { get; init; }

    public required string ConversationId { get; init; }

    public string? ThreadId { get; init; }

    public required PostKind Kind { get; init; }

    /// <summary>Of a card that follows an operation, and of the reply at its end.</summary>
    public long? Operation { get; init; }

    /// <summary>The card of an answer, as JSON; null where the operation's row says it all.</summary>
    public string? Content { get; init; }

    /// <summary>What a question was answered with; it is answered once.</summary>
    public string? Answer { get; init; }

    /// <summary>For the card of an operation: the operation's version.</summary>
    public long WantedVersion { get; init; }

    public long ShownVersion { get; init; }

    /// <summary>The message in Teams; null while it has none.</summary>
    public string? ActivityId { get; init; }

    /// <summary>An earlier message of this post may be there, and cannot be edited any more.</summary>
    public bool Replaces { get; init; }

    /// <summary>Teams found it too large.</summary>
    public bool Shortened { get; init; }

    /// <summary>When it was last claimed for a write that has no answer so far.</summary>
    public DateTimeOffset? ClaimedAt { get; init; }

    /// <summary>
    /// How long a write without an answer may still be on its way. A first message that is posted twice is worse than one that is late; of an
    /// edit it only matters that an old one does not land after a newer one.
    /// </summary>
    public TimeSpan ClaimLife => ActivityId is null ? TimeSpan.FromSeconds(20) : TimeSpan.FromSeconds(5);

    public int Attempts { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ShownAt { get; init; }

    /// <summary>Not before this instant; null: nothing left to do.</summary>
    public DateTimeOffset? WakeAt { get; init; }

    /// <summary>Of the operation, read along; null for an answer.</summary>
    public OperationState? State { get; init; }

    /// <summary>Of the operation, read along; null while it goes on, and for an answer.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Where the operation was asked for, read along; null for an answer.</summary>
    public string? Home { get; init; }

    /// <summary>The reply at the end of the operation that a card follows.</summary>
    public static Post EndReply(Post card) => new() { ConversationId = card.ConversationId, ThreadId = card.ThreadId, Kind = PostKind.Reply, Operation = card.Operation };

    /// <summary>An old copy of this message, found when somebody pressed a button of it.</summary>
    public Post PointerAt(string activityId) =>
        new() { ConversationId = ConversationId, ThreadId = ThreadId, Kind = PostKind.Pointer, Operation = Operation, ActivityId = activityId };

    /// <summary>In a cluster: when the end, though shown, is written once more. An edit of a node that was cut off may have come after it.</summary>
    public DateTimeOffset? OnceMoreAt { get; init; }

    public bool IsBehind => ShownVersion < WantedVersion || OnceMoreAt is not null;

    /// <summary>An edit that only shows how far things are. The first message, ends and questions are not.</summary>
    public bool IsProgress => Rank == PostRank.Progress;

    private PostRank Rank => Kind switch
    {
        PostKind.Reply => PostRank.News,
        PostKind.Card when OnceMoreAt is not null => PostRank.Progress,
        PostKind.Card when State?.IsEnd() == true => PostRank.End,
        PostKind.Card when State is OperationState.Running => ActivityId is null ? PostRank.News : PostRank.Progress,
        _ => PostRank.Answer,
    };

    /// <summary>The order in which they are written when the budget does not allow all at once.</summary>
    public static IEnumerable<Post> InTurn(IEnumerable<Post> posts) => posts.OrderBy(post => post.Rank).ThenBy(post => post.WaitsSince).ThenBy(post => post.Id);

    /// <summary>Since when it waits among its equals: by number, the oldest cards would be edited again and again, and the newest never.</summary>
    private DateTimeOffset WaitsSince => EndedAt ?? (IsProgress ? ShownAt : null) ?? CreatedAt;

    /// <summary>Who is written first when the budget does not allow all at once: the first first.</summary>
    private enum PostRank
    {
        /// <summary>A person waits for it, or is asked: an answer, a question, a plan, a pause.</summary>
        Answer,

        /// <summary>The card of an operation that has ended.</summary>
        End,

        /// <summary>A card's first message; the reply that tells of an end which the card shows.</summary>
        News,

        Progress,
    }
}

internal enum PostKind
{
    /// <summary>Follows an operation.</summary>
    Card,

    /// <summary>Answers a command.</summary>
    Answer,

    /// <summary>Answers a command with a list, whose pages are turned in place.</summary>
    List,

    /// <summary>A question: its buttons answer it, once.</summary>
    Question,

    /// <summary>The short reply at an operation's end that mentions the requester.</summary>
    Reply,

    /// <summary>An old copy of a message, which says that there is a newer one.</summary>
    Pointer,
}
