using CphBot.Storage;
using CphBot.Teams.Outbound;

namespace CphBot.Conversations;

/// <summary>What may follow a write that failed.</summary>
internal static class PostFailure
{
    /// <summary>A refusal of ours is tried a few times, lest a bug floods a channel; what will pass is tried for as long as it takes.</summary>
    private const int Tries = 6;

    public static async Task TakeAsync(Session session, PostWritten written, string conversationId, DateTimeOffset retryAt)
    {
        var post = await PostStore.FindAsync(session, written.PostId);
        if (post is null || post.ClaimedAt != written.ClaimedAt) return;
        // What it would have shown is shown already.
        if (await PostStore.OnceMoreDoneAsync(session, post.Id, written.ClaimedAt)) return;
        switch (written.Failure!.Kind)
        {
            case TeamsErrorKind.ConversationGone when written.Failure.MayPass && post.Attempts <= 1:
                await PostStore.NotWrittenAsync(session, post.Id, retryAt);
                break;
            case TeamsErrorKind.ConversationGone:
                await ConversationStore.DeactivateAsync(session, conversationId);
                await PostStore.NotWrittenAsync(session, post.Id, retryAt);
                break;
            case TeamsErrorKind.ActivityGone when post.ActivityId is not null && !post.Replaces && post.Kind != PostKind.Pointer:
                await PostStore.GoneAsync(session, post.Id);
                break;
            case TeamsErrorKind.TooLarge when !post.Shortened:
                await PostStore.ShortenAsync(session, post.Id);
                break;
            case TeamsErrorKind.NotSent or TeamsErrorKind.Throttled or TeamsErrorKind.Conflict or TeamsErrorKind.Denied:
                await PostStore.NotWrittenAsync(session, post.Id, Later(retryAt, post.Attempts));
                break;
            // Two copies may be there already, and a third would be one too many; but an end must be seen.
            case TeamsErrorKind.NoAnswer when post is { ActivityId: null, Replaces: true, Kind: PostKind.Card }:
                await PostStore.MaybeWrittenAsync(session, post.Id, retryAt + TimeSpan.FromMinutes(15));
                break;
            case TeamsErrorKind.NoAnswer when post is { ActivityId: null, Replaces: true }:
                await GiveUpAsync(session, post, written);
                break;
            case TeamsErrorKind.NoAnswer:
                await PostStore.MaybeWrittenAsync(session, post.Id, Later(retryAt, post.Attempts));
                break;
            case TeamsErrorKind.Rejected when post.Attempts < Tries:
                await PostStore.NotWrittenAsync(session, post.Id, Later(retryAt, post.Attempts));
                break;
            default:
                await GiveUpAsync(session, post, written);
                break;
        }
    }

    private static async Task GiveUpAsync(Session session, Post post, PostWritten written)
    {
        await PostStore.GiveUpAsync(session, post.Id, written.Version, isLast: written.Ended || post.Kind != PostKind.Card);
        // The card cannot show the end, so at least the reply tells it.
        if (written.Ended && post.Kind == PostKind.Card) await PostStore.AddAsync(session, Post.EndReply(post));
    }

    private static DateTimeOffset Later(DateTimeOffset retryAt, int attempts) =>
        retryAt + TimeSpan.FromSeconds(Math.Min(60, Math.Pow(2, Math.Min(attempts, 6)) - 1));
}
