namespace CphBot.Tests.EndToEnd;

/// <summary>
/// A fake clock whose timers go on when one of their callbacks throws, as a real clock's would: the fake one would ring for nobody any more.
/// To cancel a request to a server in this process can throw.
/// </summary>
/// <param name="thrown">Told of what was thrown.</param>
internal sealed class VirtualTime(TimeProvider fake, Action<Exception> thrown) : TimeProvider
{
    public override TimeZoneInfo LocalTimeZone => fake.LocalTimeZone;

    public override long TimestampFrequency => fake.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => fake.GetUtcNow();

    public override long GetTimestamp() => fake.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => fake.CreateTimer(
        given =>
        {
            try
            {
                callback(given);
            }
            catch (Exception e)
            {
                thrown(e);
            }
        },
        state,
        dueTime,
        period);
}
