using CphBot.Hosting;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CphBot.Tests.Hosting;

/// <summary>One owner's queue, and what becomes of it when it is let go.</summary>
public sealed class MailboxTests
{
    [Fact]
    public async Task What_the_outside_answers_after_the_owner_was_let_go_is_still_handled()
    {
        var (answer, handled) = (new TaskCompletionSource<OwnerMessage>(), new TaskCompletionSource<OwnerMessage>());
        var mailbox = new Mailbox(() => new Asking(answer.Task, handled), failure => failure, new FakeTimeProvider(), new BusyCount(), CancellationToken.None);
        Assert.True(mailbox.TryPost(new Envelope(new Ask(), null)));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => mailbox.CloseAsync(new CancellationToken(canceled: true)));
        Assert.False(mailbox.TryPost(new Envelope(new Ask(), null)));

        answer.SetResult(new Answered());

        Assert.IsType<Answered>(await handled.Task.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task A_call_that_only_looks_is_given_up_when_the_owner_is_let_go()
    {
        var (looking, owner) = (new TaskCompletionSource(), new BusyCount());
        var mailbox = new Mailbox(() => new Looking(looking), failure => failure, TimeProvider.System, owner, CancellationToken.None);
        mailbox.TryPost(new Envelope(new Ask(), null));
        await looking.Task;

        await mailbox.CloseAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.True(owner.ZeroAsync().IsCompleted);
    }

    [Fact]
    public async Task Calls_that_only_look_are_given_up_when_all_owners_are_let_go_at_once()
    {
        var (looking, busy) = (new TaskCompletionSource(), new BusyCount());
        using var leaving = new CancellationTokenSource(Timeout.InfiniteTimeSpan, TimeProvider.System);
        var mailbox = new Mailbox(() => new Looking(looking), failure => failure, TimeProvider.System, busy, CancellationToken.None, leaving.Token);
        mailbox.TryPost(new Envelope(new Ask(), null));
        await looking.Task;
        Assert.False(busy.ZeroAsync().IsCompleted);

        await leaving.CancelAsync();

        await busy.ZeroAsync().WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task An_owner_that_fails_when_nobody_asks_it_looks_at_its_rows_before_long()
    {
        var (time, built, busy) = (new FakeTimeProvider(), 0, new BusyCount());
        IOwner Build() => ++built == 1 ? new Failing() : new Asking(Task.FromResult<OwnerMessage>(new Answered()), new TaskCompletionSource<OwnerMessage>());
        var mailbox = new Mailbox(Build, failure => failure, time, busy, CancellationToken.None);
        mailbox.TryPost(new Envelope(OwnerMessage.Wake.Up, null));
        await busy.ZeroAsync();
        Assert.Equal(1, built);

        time.Advance(TimeSpan.FromSeconds(20));
        await busy.ZeroAsync();

        Assert.Equal(2, built);
    }

    [Fact]
    public async Task An_owner_that_cannot_be_built_waits_until_it_is_wanted()
    {
        var (time, built, busy) = (new FakeTimeProvider(), 0, new BusyCount());
        IOwner Build()
        {
            built++;
            throw new InvalidOperationException("of no project");
        }

        var mailbox = new Mailbox(Build, failure => failure, time, busy, CancellationToken.None);
        mailbox.TryPost(new Envelope(OwnerMessage.Wake.Up, null));
        await busy.ZeroAsync();

        time.Advance(TimeSpan.FromMinutes(1));
        await busy.ZeroAsync();

        Assert.Equal(1, built);
        // It counts as idle a moment before it is.
        Assert.True(SpinWait.SpinUntil(() => mailbox.TryClose(time.GetUtcNow()), TimeSpan.FromSeconds(30)));
    }

    private sealed class Failing : IOwner
    {
        public Task<OwnerMessage?> HandleAsync(OwnerMessage message, IOwnerHost host) => throw new InvalidOperationException("broken");
    }

    private sealed class Looking(TaskCompletionSource looking) : IOwner
    {
        public Task<OwnerMessage?> HandleAsync(OwnerMessage message, IOwnerHost host)
        {
            host.Start(async cancel =>
            {
                looking.SetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancel);
                return new Answered();
            });
            return Task.FromResult<OwnerMessage?>(null);
        }
    }

    private sealed record Ask : OwnerMessage;

    private sealed record Answered : OwnerMessage;

    private sealed class Asking(Task<OwnerMessage> answer, TaskCompletionSource<OwnerMessage> handled) : IOwner
    {
        public Task<OwnerMessage?> HandleAsync(OwnerMessage message, IOwnerHost host)
        {
            if (message is Ask) host.Start(_ => answer);
            else handled.TrySetResult(message);
            return Task.FromResult<OwnerMessage?>(null);
        }
    }
}
