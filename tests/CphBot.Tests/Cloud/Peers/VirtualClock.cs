using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace CphBot.Tests.Cloud.Peers;

/// <summary>Virtual time that tells when something starts to wait on it, so that a test advances only after that, and never sleeps.</summary>
internal sealed class VirtualClock() : FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 3, 0, 0, TimeSpan.Zero))
{
    /// <summary>Real time after which a test is said to hang.</summary>
    public static readonly TimeSpan Hung = TimeSpan.FromMinutes(1);

    private readonly Channel<TimeSpan> _timers = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _timers.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>Waits, without any time passing, for what other threads are about to do.</summary>
    public static async Task UntilAsync(Func<bool> isDone)
    {
        var start = System.GetTimestamp();
        while (!isDone())
        {
            if (System.GetElapsedTime(start) > Hung) throw new TimeoutException("It never came.");
            await Task.Yield();
        }
    }

    /// <summary>Waits until somebody waits for a time that fits, and gives it. Timers seen on the way are forgotten.</summary>
    public async Task<TimeSpan> TimerAsync(Predicate<TimeSpan> fits)
    {
        while (true)
        {
            var due = await _timers.Reader.ReadAsync().AsTask().WaitAsync(Hung, System);
            if (fits(due)) return due;
        }
    }

    /// <summary>Waits until somebody waits for a time that fits, and lets just that time pass.</summary>
    public async Task<TimeSpan> PassAsync(Predicate<TimeSpan> fits)
    {
        var due = await TimerAsync(fits);
        Advance(due);
        return due;
    }
}
