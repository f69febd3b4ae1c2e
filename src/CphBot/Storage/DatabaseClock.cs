namespace CphBot.Storage;

/// <summary>
/// The machine's clock, set by the database's: processes that share rows must agree on when a claim lapses and on what happened first, also
/// where a machine is off by minutes. Intervals are the machine's own.
/// </summary>
/// <param name="machine">What the machine says.</param>
internal sealed class DatabaseClock(TimeProvider machine) : TimeProvider
{
    /// <summary>Less than this may be the network's doing, and a clock that stands still is worth more.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(250);

    private long _offsetTicks;

    /// <summary>By how much the machine is behind the database.</summary>
    public TimeSpan Offset => TimeSpan.FromTicks(Interlocked.Read(ref _offsetTicks));

    public override DateTimeOffset GetUtcNow() => machine.GetUtcNow() + Offset;

    /// <param name="database">What the database's clock said.</param>
    /// <param name="took">How long the question and its answer took.</param>
    /// <returns>True when this clock was changed.</returns>
    public bool Set(DateTimeOffset database, TimeSpan took)
    {
        var offset = database + (took / 2) - machine.GetUtcNow();
        if ((offset - Offset).Duration() <= Tolerance + took) return false;
        Interlocked.Exchange(ref _offsetTicks, offset.Ticks);
        return true;
    }
}
