using CphBot.Conversations;
using CsCheck;
using Xunit;

namespace CphBot.Tests.Conversations;

/// <summary>The budget of a conversation against the windows that Teams publishes, counted here by brute force.</summary>
public sealed class WriteBudgetTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 24, 1, 0, 0, TimeSpan.Zero);

    private static readonly (double Seconds, int Limit)[] Published = [(1, 7), (2, 8), (30, 60), (3600, 1800)];

    [Fact]
    public void Whatever_is_asked_for_and_however_late_it_arrives_no_window_is_ever_exceeded()
    {
        var asks = Gen.Select(Gen.Int[0, 400], Gen.Bool, Gen.Int[0, 2000], (milliseconds, isProgress, lag) => (milliseconds, isProgress, lag)).List[200, 2500];
        asks.Always(list =>
        {
            var budget = new WriteBudget();
            var (now, all, progress) = (Start, new List<DateTimeOffset>(), new List<DateTimeOffset>());
            var onTheirWay = new PriorityQueue<bool, DateTimeOffset>();
            foreach (var (milliseconds, isProgress, lag) in list)
            {
                now = now.AddMilliseconds(milliseconds);
                while (onTheirWay.TryPeek(out var kind, out var answered) && answered <= now)
                {
                    onTheirWay.Dequeue();
                    budget.Answered(answered, kind);
                }

                if (!budget.TryTake(now, isProgress)) continue;

                // It arrives somewhere between its start and its answer.
                onTheirWay.Enqueue(isProgress, now.AddMilliseconds(lag));
                all.Add(now.AddMilliseconds(lag / 2.0));
                if (isProgress) progress.Add(now.AddMilliseconds(lag / 2.0));
            }

            all.Sort();
            progress.Sort();

            return Published.All(window => Most(all, window.Seconds) <= window.Limit && Most(progress, window.Seconds) <= window.Limit / 2);
        }, iter: 60, seed: "0N0XIzNsQ0O2");
    }

    [Fact]
    public void Ends_and_answers_have_the_half_that_progress_may_not_use()
    {
        var budget = new WriteBudget();
        Assert.Equal(3, Enumerable.Range(0, 20).Count(_ => budget.TryTake(Start, isProgress: true)));
        Assert.Equal(4, Enumerable.Range(0, 20).Count(_ => budget.TryTake(Start, isProgress: false)));
    }

    [Fact]
    public void What_is_refused_may_be_written_at_the_very_instant_that_was_named()
    {
        var budget = new WriteBudget();
        var now = Start;
        for (var write = 0; write < 500; write++)
        {
            var next = budget.NextAt(now, isProgress: false);
            Assert.True(budget.TryTake(next, isProgress: false));
            budget.Answered(next, isProgress: false);
            now = next;
        }

        Assert.True(now - Start < TimeSpan.FromSeconds(500 / 2.0 + 30));
    }

    [Fact]
    public void A_new_owner_counts_what_the_one_before_it_wrote()
    {
        var budget = new WriteBudget();
        budget.Remember(Start, 60);

        Assert.False(budget.TryTake(Start.AddSeconds(29), isProgress: false));
        Assert.True(budget.TryTake(Start.AddSeconds(30), isProgress: false));
    }

    [Fact]
    public void A_pause_that_Teams_asked_for_holds_everything_back()
    {
        var budget = new WriteBudget();
        budget.PauseUntil(Start.AddSeconds(20));

        Assert.Equal(Start.AddSeconds(20), budget.NextAt(Start, isProgress: false));
        Assert.True(budget.TryTake(Start.AddSeconds(20), isProgress: false));
    }

    /// <summary>The most writes in any window of that length that ends at a write.</summary>
    private static int Most(List<DateTimeOffset> writes, double seconds)
    {
        var (most, first) = (0, 0);
        for (var last = 0; last < writes.Count; last++)
        {
            while (writes[last] - writes[first] >= TimeSpan.FromSeconds(seconds)) first++;
            most = Math.Max(most, last - first + 1);
        }

        return most;
    }
}
