namespace CphBot.Cloud;

/// <summary>
/// How long a claimed change may still be put on the wire. Checked on the monotonic clock right before the bytes leave, so that a sender
/// that was frozen after its claim does not act on a claim that others have judged since.
/// </summary>
/// <param name="OpenedAt">A timestamp of <see cref="TimeProvider.GetTimestamp"/>, taken when the change was claimed.</param>
public readonly record struct SendWindow(long OpenedAt, TimeSpan Length)
{
    public static SendWindow Open(TimeProvider time, TimeSpan length) => new(time.GetTimestamp(), length);

    public bool IsClosed(TimeProvider time) => time.GetElapsedTime(OpenedAt) >= Length;
}
