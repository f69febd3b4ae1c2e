namespace CphBot.Fleet;

/// <summary>When to look again. Pure: quick while a restart is young, slower as it ages, later and later while the cloud cannot be read.</summary>
internal static class PollSchedule
{
    private static readonly TimeSpan Slowest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Blindest = TimeSpan.FromSeconds(30);

    /// <param name="age">Since the work began: 30 s at full pace, then slower by a tenth of its age, at most every 10 s.</param>
    /// <param name="took">The look before: where there is so much to look at that it takes long, people's own reads need the rest of the budget.</param>
    /// <param name="jitter">0 to 1: spreads looks that would fall together, by up to a tenth.</param>
    public static TimeSpan Next(TimeSpan quickest, TimeSpan age, TimeSpan took, double jitter)
    {
        var pace = age <= TimeSpan.FromSeconds(30) ? quickest : Max(quickest, Min(Slowest, age / 10));
        return Max(pace, Min(Blindest, took * 2)) * (0.95 + (0.1 * jitter));
    }

    /// <param name="failures">In a row, from 1.</param>
    public static TimeSpan AfterFailure(TimeSpan quickest, int failures, TimeSpan? retryAfter, double jitter)
    {
        var backoff = Min(Blindest, quickest * Math.Pow(2, Math.Min(failures, 10))) * (0.8 + (0.4 * jitter));
        return retryAfter is { } asked ? Max(asked, backoff) : backoff;
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
