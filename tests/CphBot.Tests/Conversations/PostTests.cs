using CphBot.Conversations;
using CphBot.Operations;
using Xunit;

namespace CphBot.Tests.Conversations;

public sealed class PostTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 24, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Answers_and_questions_go_first_then_ends_then_first_messages_and_replies_then_progress()
    {
        var progress = Card(1, OperationState.Running, shownAt: 5);
        var first = Card(2, OperationState.Running);
        var reply = Card(3, OperationState.Succeeded, endedAt: 6) with { Kind = PostKind.Reply, ActivityId = null };
        var end = Card(4, OperationState.Failed, shownAt: 3, endedAt: 7);
        var unposted = Card(5, OperationState.Unclear, endedAt: 8);
        var paused = Card(6, OperationState.Paused, shownAt: 4);
        var plan = Card(7, OperationState.Planned);
        var answer = Card(8, null) with { Kind = PostKind.Answer, Operation = null };

        Assert.Equal([6, 7, 8, 4, 5, 2, 3, 1], Post.InTurn([progress, first, reply, end, unposted, paused, plan, answer]).Select(post => post.Id));
    }

    [Fact]
    public void Among_equals_whoever_ended_first_or_was_shown_the_longest_ago_goes_first()
    {
        Assert.Equal([2, 3, 1], Post.InTurn([Ended(1, 30), Ended(2, 10), Ended(3, 20)]).Select(post => post.Id));
        Assert.Equal([2, 3, 1], Post.InTurn([Shown(1, 30), Shown(2, 10), Shown(3, 20)]).Select(post => post.Id));

        static Post Ended(long id, int at) => Card(id, OperationState.Succeeded, shownAt: 40, endedAt: at);
        static Post Shown(long id, int at) => Card(id, OperationState.Running, shownAt: at);
    }

    private static Post Card(long id, OperationState? state, int? shownAt = null, int? endedAt = null) => new()
    {
        Id = id,
        ConversationId = "19:ops@thread.tacv2",
        Kind = PostKind.Card,
        Operation = 1000 + id,
        State = state,
        ActivityId = shownAt is null ? null : "1700000000000",
        CreatedAt = Start.AddMilliseconds(id),
        ShownAt = shownAt is { } shown ? Start.AddSeconds(shown) : null,
        EndedAt = endedAt is { } ended ? Start.AddSeconds(ended) : null,
    };
}
