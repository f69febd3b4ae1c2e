using CphBot.Cloud;
using CphBot.Tests.Cloud.Peers;
using Xunit;

namespace CphBot.Tests.Cloud;

public sealed class CallBudgetTests
{
    private readonly VirtualClock _time = new();

    [Fact]
    public void Ten_changes_fit_in_a_minute_and_the_eleventh_is_told_how_long_to_wait()
    {
        var budget = new CallBudget(_time, readsPerSecond: 5, writesPerMinute: 10);
        Assert.All(Enumerable.Range(0, 10), _ => Assert.True(budget.TryTakeWrite(out var _)));

        _time.Advance(TimeSpan.FromSeconds(15));
        Assert.False(budget.TryTakeWrite(out var retryAfter));
        Assert.Equal(TimeSpan.FromSeconds(45), retryAfter);

        _time.Advance(retryAfter);
        Assert.True(budget.TryTakeWrite(out _));
    }

    [Fact]
    public void Six_commands_that_are_waited_for_fit_in_a_minute_and_take_nothing_from_changes()
    {
        var budget = new CallBudget(_time, readsPerSecond: 5, writesPerMinute: 10);
        Assert.All(Enumerable.Range(0, 6), _ => Assert.True(budget.TryTakeSyncCommand(out var _)));

        Assert.False(budget.TryTakeSyncCommand(out var retryAfter));
        Assert.Equal(TimeSpan.FromMinutes(1), retryAfter);
        Assert.True(budget.TryTakeWrite(out _));
    }

    [Fact]
    public void No_minute_holds_more_than_its_changes_however_they_are_spread()
    {
        var budget = new CallBudget(_time, 5, writesPerMinute: 3);
        List<DateTimeOffset> taken = [];
        for (var second = 0; second < 300; second++, _time.Advance(TimeSpan.FromSeconds(1)))
        {
            if (second % 7 != 3 && budget.TryTakeWrite(out _)) taken.Add(_time.GetUtcNow());
        }

        Assert.Equal(15, taken.Count);
        Assert.All(taken.Skip(3).Zip(taken), pair => Assert.True(pair.First - pair.Second >= TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task Reads_beyond_the_second_wait_and_are_served_in_order()
    {
        var budget = new CallBudget(_time, readsPerSecond: 2, 10);
        await budget.TakeReadAsync(default);
        _time.Advance(TimeSpan.FromSeconds(0.4));
        await budget.TakeReadAsync(default);
        var waiting = Enumerable.Range(0, 4).Select(_ => budget.TakeReadAsync(default)).ToList();

        // Each time only the first of those who wait gets a place: where the ones before it leave the window.
        foreach (var (index, wait) in new[] { 0.6, 0.4, 0.6, 0.4 }.Index())
        {
            Assert.All(waiting[index..], read => Assert.False(read.IsCompleted));
            Assert.Equal(TimeSpan.FromSeconds(wait), await _time.PassAsync(_ => true));
            await waiting[index].WaitAsync(VirtualClock.Hung, TimeProvider.System);
        }
    }

    [Fact]
    public async Task A_read_that_gives_up_blocks_nobody()
    {
        var budget = new CallBudget(_time, readsPerSecond: 1, 10);
        await budget.TakeReadAsync(default);
        using var cancel = new CancellationTokenSource();
        var first = budget.TakeReadAsync(cancel.Token);
        var second = budget.TakeReadAsync(default);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.False(second.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));
        await second;
    }

    [Fact]
    public async Task Of_several_processes_one_that_alone_reads_has_all_reads()
    {
        var counter = new CallBudget(_time, readsPerSecond: 5, 10) { Readers = 3 };
        var budget = new CallBudget(_time, 5, 10) { Readers = 3, Shared = new SharedBudget(() => counter.ReserveRead()) };

        Assert.Equal(TimeSpan.FromSeconds(9), await ReadAsync(budget, count: 50));
    }

    [Fact]
    public void No_second_holds_more_reads_than_there_are_however_many_processes_ask_for_them()
    {
        var counter = new CallBudget(_time, readsPerSecond: 5, 10) { Readers = 3 };
        var random = new Random(1);
        List<DateTimeOffset> reads = [];
        for (var read = 0; read < 1000; read++, _time.Advance(TimeSpan.FromSeconds(random.NextDouble() * 0.4)))
        {
            if (read == 500) counter.PauseFor(TimeSpan.FromSeconds(20));
            reads.Add(_time.GetUtcNow() + counter.ReserveRead());
        }

        Assert.Equal(reads.Order(), reads);
        Assert.All(reads.Skip(5).Zip(reads), pair => Assert.True(pair.First - pair.Second >= TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task While_the_others_cannot_be_asked_each_has_its_part()
    {
        var budget = new CallBudget(_time, readsPerSecond: 6, 10) { Readers = 3, Shared = new SharedBudget(() => null) };

        Assert.Equal(TimeSpan.FromSeconds(4), await ReadAsync(budget, count: 10));
    }

    [Fact]
    public void Who_comes_to_count_the_reads_takes_all_but_its_part_as_just_made()
    {
        var budget = new CallBudget(_time, readsPerSecond: 6, 10) { Readers = 3 };
        budget.RecallChanges([], []);

        Assert.Equal([0, 0, 1, 1, 1, 1, 1, 1, 2], Enumerable.Range(0, 9).Select(_ => budget.ReserveRead().TotalSeconds));
    }

    [Fact]
    public async Task A_pause_that_begins_while_a_reserved_read_waits_holds_it_back()
    {
        List<TimeSpan> told = [];
        var budget = new CallBudget(_time, 5, 10) { Shared = new SharedBudget(() => TimeSpan.FromSeconds(2), told.Add) };
        var read = budget.TakeReadAsync(default);
        await _time.TimerAsync(due => due == TimeSpan.FromSeconds(2));
        budget.Throttled(TimeSpan.FromSeconds(30));
        Assert.Equal([TimeSpan.FromSeconds(30)], told);

        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(TimeSpan.FromSeconds(28), await _time.TimerAsync(_ => true));
        Assert.False(read.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(28));
        await read;
    }

    [Fact]
    public async Task A_pause_holds_back_reads_and_changes_and_says_when_it_ends()
    {
        var budget = new CallBudget(_time, 5, 10);
        budget.PauseFor(TimeSpan.FromSeconds(20));
        budget.PauseFor(TimeSpan.FromSeconds(10));   // a shorter one does not cut it

        Assert.Equal(_time.GetUtcNow() + TimeSpan.FromSeconds(20), budget.PausedUntil);
        Assert.False(budget.TryTakeWrite(out var retryAfter));
        Assert.Equal(TimeSpan.FromSeconds(20), retryAfter);
        var read = budget.TakeReadAsync(default);
        Assert.False(read.IsCompleted);

        _time.Advance(TimeSpan.FromSeconds(20));
        await read;
        Assert.Null(budget.PausedUntil);
        Assert.True(budget.TryTakeWrite(out _));
    }

    [Fact]
    public async Task A_pause_that_comes_later_holds_back_those_who_wait_already()
    {
        var budget = new CallBudget(_time, readsPerSecond: 1, 10);
        await budget.TakeReadAsync(default);
        var read = budget.TakeReadAsync(default);
        await _time.TimerAsync(due => due == TimeSpan.FromSeconds(1));
        budget.PauseFor(TimeSpan.FromSeconds(30));

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.FromSeconds(29), await _time.TimerAsync(_ => true));
        Assert.False(read.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(29));
        await read;
    }

    [Fact]
    public void Without_a_time_of_its_own_a_throttle_pauses_five_seconds_and_doubles_until_an_answer_comes()
    {
        var budget = new CallBudget(_time, 5, 10);
        List<double> pauses = [];
        for (var i = 0; i < 8; i++)
        {
            budget.Throttled(null);
            budget.Throttled(null);   // one that was on its way at the same time
            pauses.Add(budget.PausedFor.TotalSeconds);
            _time.Advance(budget.PausedFor);
        }

        Assert.Equal([5, 10, 20, 40, 80, 160, 300, 300], pauses);
        budget.Answered();
        budget.Throttled(null);
        Assert.Equal(5, budget.PausedFor.TotalSeconds);
    }

    [Fact]
    public void A_throttle_with_a_time_of_its_own_pauses_for_that_long()
    {
        var budget = new CallBudget(_time, 5, 10);
        budget.Throttled(TimeSpan.FromMinutes(7));
        Assert.Equal(TimeSpan.FromMinutes(7), budget.PausedFor);
    }

    /// <returns>How long so many reads take, one after the other.</returns>
    private async Task<TimeSpan> ReadAsync(CallBudget budget, int count)
    {
        var began = _time.GetUtcNow();
        for (var made = 0; made < count; made++)
        {
            var read = budget.TakeReadAsync(default);
            if (!read.IsCompleted) await _time.PassAsync(_ => true);
            await read.WaitAsync(VirtualClock.Hung, TimeProvider.System);
        }

        return _time.GetUtcNow() - began;
    }

    private sealed class SharedBudget(Func<TimeSpan?> reserve, Action<TimeSpan>? throttled = null) : ISharedBudget
    {
        public Task<TimeSpan?> ReserveReadAsync(CancellationToken cancel) => Task.FromResult(reserve());

        public void Throttled(TimeSpan pause) => throttled?.Invoke(pause);
    }
}
