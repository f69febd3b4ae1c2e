using CphBot.Hosting;
using CphBot.Hosting.Cluster;
using CphBot.Storage;
using CphBot.Teams.Outbound;
using Microsoft.Extensions.Options;

namespace CphBot.Conversations;

/// <summary>
/// All writes to one conversation, within its budget. Told only that something changed, it reads the rows, renders, and writes what is newer
/// than what is shown: the newest state wins, and whatever was lost with a process is found again by the same comparison.
/// </summary>
internal sealed partial class ConversationOwner(
    string conversationId, Database database, PostRenderer renderer, ConnectorClient connector, TenantBudget tenants, IOptions<ClusterOptions> cluster,
    TimeProvider time, ILogger<ConversationOwner> logger)
    : IOwner
{
    /// <summary>A card that only shows progress is not written more often: it would flicker.</summary>
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(2);

    /// <summary>A process that was frozen between claim and send wakes up into another minute's budget.</summary>
    private static readonly TimeSpan SendsWithin = TimeSpan.FromSeconds(5);

    /// <summary>By then a write of a node that was cut off has arrived, or never will.</summary>
    private static readonly TimeSpan OnceMoreAfter = TimeSpan.FromMinutes(1);

    /// <summary>Posts being written, and whether that is mere progress. One write in flight for each.</summary>
    private readonly Dictionary<long, bool> _inFlight = [];

    /// <summary>The last look found nothing beside the post that it claimed. Whoever has wanted something since has said so, or the sweep does.</summary>
    private bool _isAlone;

    private Conversation? _conversation;
    private WriteBudget? _budget;
    private long? _number;

    public async Task<OwnerMessage?> HandleAsync(OwnerMessage message, IOwnerHost host)
    {
        var written = message as PostWritten;
        if (written is not null) Note(written);
        if (written is { Failure: null, Ended: false } && _isAlone)
        {
            await database.WriteAsync(session => TakeAsync(session, written));
            return null;
        }

        var look = await LookAsync(written);
        _conversation = look.Conversation;
        if (look.Conversation is { Active: true }) host.WakeAt(await WriteAsync(look, host));
        return null;
    }

    /// <summary>
    /// Writes down what became of a write, if one ended, reads what is open, and claims the first of it that may be written now: together, since each
    /// costs a way to the rows.
    /// </summary>
    private async Task<Look> LookAsync(PostWritten? written)
    {
        var since = time.GetTimestamp();
        var hasRoom = false;
        var (look, number, budget, isReplaced) = await database.WriteAsync(async session =>
        {
            if (written is not null) await TakeAsync(session, written);
            var taken = _number is null ? await ConversationStore.TakeOverAsync(session, conversationId) : null;
            var own = _number ?? taken?.Owner;
            var left = _budget ?? await WriteCounts.LoadAsync(session, conversationId);
            var posts = await PostStore.OpenAsync(session, conversationId);
            // Without anything to write it does not matter where to.
            var conversation = taken ?? (IsDue(posts, left) || _conversation is not { Active: true } ? await ConversationStore.LockAsync(session, conversationId) : _conversation);
            // What became of a write is kept even so: another owner would post the same card again.
            var hasSuccessor = own is not null && conversation is not null && conversation.Owner != own;
            var first = conversation is { Active: true } && !hasSuccessor ? First(posts, left) : null;
            // The work may run more than once: it takes one place all the same.
            if (first is not null && !(hasRoom = hasRoom || tenants.TryTake(conversation!.TenantId, out _))) first = null;
            return (new Look(conversation, posts, first, first is null ? null : await ClaimAsync(session, first), since), own, left, hasSuccessor);
        });
        if (isReplaced) throw new OwnerReplacedException();
        (_number, _budget, _isAlone) = (number, budget, look.Claimed is not null && !InTurn(look.Posts).Skip(1).Any() && _inFlight.Count == 0);
        return look;
    }

    /// <returns>The post as it is now, ours; null when it is not.</returns>
    private async Task<Post?> ClaimAsync(Session session, Post post)
    {
        var ours = await PostStore.ClaimAsync(session, post);
        if (ours is not null) await WriteCounts.CountAsync(session, conversationId);
        return ours;
    }

    /// <summary>The first in turn, if it may be written now.</summary>
    private Post? First(IReadOnlyList<Post> posts, WriteBudget budget) =>
        InTurn(posts).FirstOrDefault() is { } post && NotBefore(post, budget) <= time.GetUtcNow() ? post : null;

    private bool IsDue(IReadOnlyList<Post> posts, WriteBudget budget) => InTurn(posts).Any(post => NotBefore(post, budget) <= time.GetUtcNow());

    private IEnumerable<Post> InTurn(IReadOnlyList<Post> posts) => Post.InTurn(posts.Where(post => post.IsBehind && !_inFlight.ContainsKey(post.Id)));

    /// <returns>When there is more to do.</returns>
    private async Task<DateTimeOffset?> WriteAsync(Look look, IOwnerHost host)
    {
        var (conversation, budget, next) = (look.Conversation!, _budget!, (DateTimeOffset?)null);
        var others = InTurn(look.Posts).Where(post => post.Id != look.First?.Id).ToList();
        if (look is { First: { } first, Claimed: { } claimed })
        {
            Take(first, budget);
            await SendAsync(conversation, claimed, look.Since, host);
        }

        foreach (var post in others)
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
        Take(post, budget);
        var since = time.GetTimestamp();
        var ours = await database.WriteAsync(async session =>
            (await ConversationStore.LockAsync(session, conversationId))?.Owner == _number ? await ClaimAsync(session, post) : throw new OwnerReplacedException());
        if (ours is { } claimed) await SendAsync(conversation, claimed, since, host);
        else Landed(post.Id);
    }

    private void Take(Post post, WriteBudget budget)
    {
        budget.TryTake(time.GetUtcNow(), post.IsProgress);
        _inFlight[post.Id] = post.IsProgress;
    }

    /// <param name="since">Before the claim.</param>
    private async Task SendAsync(Conversation conversation, Post claimed, long since, IOwnerHost host)
    {
        if (await RenderAsync(claimed, conversation) is not { } rendered)
        {
            Landed(claimed.Id);
            return;
        }

        var to = conversation.Reference(claimed.ThreadId);
        // Whatever happens to this owner: only Teams' answer says which message a card is.
        host.Start(async _ =>
        {
            try
            {
                if (time.GetElapsedTime(since) > SendsWithin) throw new TeamsException(TeamsErrorKind.NotSent, "Too much time has passed since the claim.");
                if (claimed.ActivityId is null) return Written(await connector.SendAsync(to, rendered.Message, CancellationToken.None), null);
                await connector.UpdateAsync(to, claimed.ActivityId, rendered.Message, CancellationToken.None);
                return Written(claimed.ActivityId, null);
            }
            catch (TeamsException e)
            {
                return Written(claimed.ActivityId, e);
            }
        });

        PostWritten Written(string? activityId, TeamsException? failure) =>
            new(claimed.Id, claimed.Kind, claimed.ClaimedAt, rendered.Version, rendered.Ended, activityId, failure);
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

    private void Note(PostWritten written)
    {
        Landed(written.PostId);
        if (written.Failure is not { } failure) return;
        LogNotWritten(failure.Kind, failure.Status, failure.Code, written.PostId);
        if (failure.Kind == TeamsErrorKind.Throttled) Pause(failure);
    }

    private async Task TakeAsync(Session session, PostWritten written)
    {
        if (written.Failure is { } failure)
        {
            await PostFailure.TakeAsync(session, written, conversationId, time.GetUtcNow() + (failure.RetryAfter ?? TimeSpan.FromSeconds(2)));
            return;
        }

        var isNew = await PostStore.ShownAsync(session, written.PostId, written.Version, written.ActivityId, isLast: written.Ended || written.Kind != PostKind.Card);
        // The end is seen; an edit notifies nobody, so a short reply does.
        if (isNew && written is { Ended: true, Kind: PostKind.Card } && await PostStore.FindAsync(session, written.PostId) is { } card)
        {
            if (card.Home == conversationId && !await PostStore.HasReplyAsync(session, card)) await PostStore.AddAsync(session, Post.EndReply(card));
            if (cluster.Value.IsOn) await PostStore.OnceMoreAsync(session, card.Id, session.Now + OnceMoreAfter);
        }

        if (!isNew) await PostStore.OnceMoreDoneAsync(session, written.PostId, written.ClaimedAt);
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

    /// <summary>What an owner finds when it looks.</summary>
    /// <param name="First">The first in turn, where it may be written now.</param>
    /// <param name="Claimed">The same, claimed; null when somebody else has it.</param>
    /// <param name="Since">Before the claim.</param>
    private sealed record Look(Conversation? Conversation, IReadOnlyList<Post> Posts, Post? First, Post? Claimed, long Since);

    [LoggerMessage(Level = LogLevel.Error, Message = "Post {PostId} cannot be rendered; tried again in a minute")]
    private partial void LogNotRendered(Exception e, long postId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Post {PostId} was not written: {Kind} (HTTP {Status}, {Code})")]
    private partial void LogNotWritten(TeamsErrorKind kind, int? status, string? code, long postId);
}

/// <summary>What became of a write.</summary>
/// <param name="ClaimedAt">Which write: told twice, it counts once.</param>
/// <param name="Ended">The version shows the operation's end.</param>
internal sealed record PostWritten(long PostId, PostKind Kind, DateTimeOffset? ClaimedAt, long Version, bool Ended, string? ActivityId, TeamsException? Failure) : OwnerMessage;
