namespace CphBot.Tests.Figures;

/// <summary>The line of the table of the write budget: how a channel fares with so many live operations, and how it would without a budget.</summary>
internal sealed record BudgetFigures(int Operations, BudgetFigures.Sender Bot, BudgetFigures.Sender Naive, TimeSpan EndBound, TimeSpan ReplyBound)
{
    /// <summary>A write that fits goes at the next instant that the run knows, and one that waits for another's answer at the next but one.</summary>
    private static readonly TimeSpan Slack = ChannelRun.Step * 4;

    public static async Task<BudgetFigures> MeasureAsync(int operations)
    {
        var run = await ChannelRun.RunAsync(operations);
        if (run.MostAtOnce < operations) throw new InvalidOperationException($"Only {run.MostAtOnce} of {operations} operations were live at one instant.");

        var naive = new NaiveSender(run.Cards);
        return new BudgetFigures(
            operations,
            new Sender(
                run.Writes, run.Violations, 0,
                Quantiles.Of(run.Cards.SelectMany(card => card.Ages(card.Shown, card.EndShownAt, run.Instants))),
                run.Cards.Max(card => card.EndShownAt - card.EndedAt), 0,
                run.Cards.Max(card => card.RepliedAt - card.EndedAt)),
            new Sender(
                naive.Writes, naive.Violations, naive.Refused,
                Quantiles.Of(run.Cards.SelectMany(card => card.Ages(naive.ShownOf(card), naive.EndShownAt(card), run.Instants))),
                run.Cards.Max(card => naive.EndShownAt(card) - card.EndedAt), run.Cards.Count(card => naive.EndShownAt(card) is null), null),
            EndsWithin(operations), EndsWithin(3 * operations));
    }

    /// <summary>
    /// How long the last of so many writes can wait while no other comes before them. A write waits only while a window is full; in any 30 s
    /// sixty writes leave a full one, and as many of those that wait may go; their order is the windows' own, so the shorter windows hold none
    /// of them back for longer. The hour's window is not full before 1,800 writes.
    /// </summary>
    /// <remarks>An end waits for no more than the ends of all others: 30 s for every sixty operations begun. A reply also waits for first messages.</remarks>
    private static TimeSpan EndsWithin(int writes) => (TimeSpan.FromSeconds(30) * Math.Ceiling(writes / 60.0)) + Slack;

    /// <param name="Age">Of the oldest change that a card did not show.</param>
    /// <param name="LongestEnd">From an operation's end to its card.</param>
    /// <param name="EndsNeverShown">Ends that no card ever showed.</param>
    /// <param name="LongestReply">From an operation's end to the reply that notifies; null: not counted.</param>
    internal sealed record Sender(int Writes, int Violations, int Refused, Quantiles Age, TimeSpan? LongestEnd, int EndsNeverShown, TimeSpan? LongestReply);
}
