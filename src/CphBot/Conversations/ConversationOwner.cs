using CphBot.Hosting;
using CphBot.Storage;
using CphBot.Teams.Outbound;

namespace CphBot.Conversations;

/// <summary>
/// All writes to one conversation, within its budget. Told only that something changed, it reads the rows, renders, and writes what is newer
/// than what is shown: the newest state wins, and whatever was lost with a process is found again by the same comparison.
/// </summary>
internal sealed partial class ConversationOwner(
    string conversationId, Database database, PostRenderer renderer, ConnectorClient connector, TenantBudget tenants, TimeProvider time, ILogger<ConversationOwner> logger)
    : IOwner
{
    /// <summary>A card that only shows progress is not written more often: it would flicker.</summary>
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(2);

    /// <summary>A process that was frozen between claim and send wakes up into another minute's budget.</summary>
    private static readonly TimeSpan SendsWithin = TimeSpan.FromSeconds(5);

    /// <summary>Posts being written, and whether that is mere progress. One write in flight for each.</summary>
    private readonly Dictionary<long, bool> _inFlight = [];

    private Conversation? _conversation;
    private WriteBudget? _budget;
    private long? _number;

    public async Task<OwnerMessage?> HandleAsync(OwnerMessage message, IOwnerHost host)
    {
        if (message is PostWritten written) await TakeAsync(written);

        _conversation = await database.ReadAsync(session => ConversationStore.FindAsync(session, conversationId));
        _number ??= await database.WriteAsync(session => ConversationStore.TakeOverAsync(session, conversationId));
        _budget ??= await database.ReadAsync(session => WriteCounts.LoadAsync(session, conversationId));
        if (_conversation is { Active: true }) host.WakeAt(await WriteAsync(_conversation, _budget, host));
        return null;
    }

    /// <returns>When there is more to do.</returns>
    private async Task<DateTimeOffset?> WriteAsync(Conversation conversation, WriteBudget budget, IOwnerHost host)
    {
        var posts = await database.ReadAsync(session => PostStore.OpenAsync(session, conversationId));
        DateTimeOffset? next = null;
        foreach (var post in Post.InTurn(posts.Where(post => post.IsBehind && !_inFlight.ContainsKey(post.Id))))
        {
            var at = NotBefore(post, budget);
            if (at <= time.GetUtcNow() && !tenants.TryTake(conversation.TenantId, out var tenantAt)) at = tenantAt;
            if (at > time.GetUtcNow())
            {
                if (at < DateTimeOffset.MaxValue) next = next is null || at < next ? at : next;
                continue;
            }

            await StartAsync(conversation, post, budget, host);
        }

        return next;
    }

    private DateTimeOffset NotBefore(Post post, WriteBudget budget)
    {
        var at = budget.NextAt(time.GetUtcNow(), post.IsProgress);
        if (post.WakeAt > at) at = post.WakeAt.Value;
        if (post.ClaimedAt + post.ClaimLife > at) at = post.ClaimedAt!.Value + post.ClaimLife;
        if (post.IsProgress && post.ShownAt + Calm > at) at = post.ShownAt!.Value + Calm;
        return at;
    }

    private async Task StartAsync(Conversation conversation, Post post, WriteBudget budget, IOwnerHost host)
    {
        budget.TryTake(time.GetUtcNow(), post.IsProgress);
        _inFlight[post.Id] = post.IsProgress;
        var since = time.GetTimestamp();
        var claimed = await database.WriteAsync(async session =>
        {
            if (!await ConversationStore.IsOwnedAsync(session, conversationId, _number!.Value)) throw new OwnerReplacedException();
            if (!await PostStore.ClaimAsync(session, post)) return null;
            await WriteCounts.CountAsync(session, conversationId);
            return await PostStore.FindAsync(session, post.Id);
        });
        if (claimed is null || await RenderAsync(claimed, conversation) is not { } rendered)
        {
            Landed(post.Id);
            return;
        }

        var to = conversation.Reference(claimed.ThreadId);
        host.Start(async cancel =>
        {
            try
            {
                if (time.GetElapsedTime(since) > SendsWithin) throw new TeamsException(TeamsErrorKind.NotSent, "Too much time has passed since the claim.");
                if (claimed.ActivityId is null) return new PostWritten(post.Id, claimed.ClaimedAt, rendered.Version, rendered.Ended, await connector.SendAsync(to, rendered.Message, cancel), null);
                await connector.UpdateAsync(to, claimed.ActivityId, rendered.Message, cancel);
                return new PostWritten(post.Id, claimed.ClaimedAt, rendered.Version, rendered.Ended, claimed.ActivityId, null);
            }
            catch (TeamsException e)
            {
                return new PostWritten(post.Id, claimed.ClaimedAt, rendered.Version, rendered.Ended, claimed.ActivityId, e);
            }
        });
    }

    /// <summary>One card that cannot be made must not keep all the others from being seen.</summary>
    private async Task<RenderedPost?> RenderAsync(Post post, Conversation conversation)
    {
        try
        {
            var rendered = await renderer.RenderAsync(post, conversation);
            if (rendered is null) await database.WriteAsync(session => PostStore.GiveUpAsync(session, post.Id, post.WantedVersion, isLast: true));
            return rendered;
        }
        catch (Exception e) when (e is not StorageException)
        {
            LogNotRendered(e, post.Id);
            await database.WriteAsync(session => PostStore.NotWrittenAsync(session, post.Id, time.GetUtcNow() + TimeSpan.FromMinutes(1)));
            return null;
        }
    }

    private async Task TakeAsync(PostWritten written)
    {
        Landed(written.PostId);
        if (written.Failure is { } failure)
        {
            LogNotWritten(failure.Kind, failure.Status, failure.Code, written.PostId);
            if (failure.Kind == TeamsErrorKind.Throttled) Pause(failure);
            var retry = time.GetUtcNow() + (failure.RetryAfter ?? TimeSpan.FromSeconds(2));
            await database.WriteAsync(session => PostFailure.TakeAsync(session, written, conversationId, retry));
            return;
        }

        await database.WriteAsync(async session =>
        {
            var post = await PostStore.FindAsync(session, written.PostId);
            var isNew = await PostStore.ShownAsync(session, written.PostId, written.Version, written.ActivityId, isLast: written.Ended || post!.Kind != PostKind.Card);
            // The end is seen; an edit notifies nobody, so a short reply does.
            if (isNew && written.Ended && post is { Kind: PostKind.Card } && post.Home == conversationId && !await PostStore.HasReplyAsync(session, post))
            {
                await PostStore.AddAsync(session, Post.EndReply(post));
            }
        });
    }

    private void Landed(long postId)
    {
        if (_inFlight.Remove(postId, out var isProgress)) _budget?.Answered(time.GetUtcNow(), isProgress);
    }

    private void Pause(TeamsException failure)
    {
        var until = time.GetUtcNow() + (failure.RetryAfter ?? TimeSpan.FromSeconds(5));
        _budget?.PauseUntil(until);
        tenants.PauseUntil(_conversation?.TenantId, until);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Post {PostId} cannot be rendered; tried again in a minute")]
    private partial void LogNotRendered(Exception e, long postId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Post {PostId} was not written: {Kind} (HTTP {Status}, {Code})")]
    private partial void LogNotWritten(TeamsErrorKind kind, int? status, string? code, long postId);
}

/// <summary>Another owner of this conversation lives: whatever this one knows of the budget is old.</summary>
internal sealed class OwnerReplacedException() : Exception("Another owner has taken over.");

/// <summary>What became of a write.</summary>
/// <param name="ClaimedAt">Which write: told twice, it counts once.</param>
/// <param name="Ended">The version shows the operation's end.</param>
internal sealed record PostWritten(long PostId, DateTimeOffset? ClaimedAt, long Version, bool Ended, string? ActivityId, TeamsException? Failure) : OwnerMessage;
