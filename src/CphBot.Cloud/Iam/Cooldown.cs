namespace CphBot.Cloud.Iam;

/// <summary>
/// Holds back who asks again after a failure. What a repetition cannot mend (a wrong password, a key that is not accepted) cools for 1 minute,
/// doubling to 15, because IAM locks users and the gateway locks keys after a few bad tries; trouble on the way cools for 2 seconds, doubling
/// to 1 minute. A longer Retry-After wins.
/// </summary>
internal sealed class Cooldown(TimeProvider time)
{
    private static readonly (TimeSpan First, TimeSpan Longest) Refusal = (TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(15));
    private static readonly (TimeSpan First, TimeSpan Longest) Trouble = (TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(1));

    private readonly Lock _gate = new();
    private CphException? _error;
    private long _since;
    private TimeSpan _length;
    private int _failures;

    /// <summary>The error to give to those who ask now, or null when they may try.</summary>
    public CphException? Error()
    {
        lock (_gate)
        {
            var left = _length - time.GetElapsedTime(_since);
            return _error is not null && left > TimeSpan.Zero ? _error.Again(left) : null;
        }
    }

    public bool IsActive()
    {
        lock (_gate) return _error is not null && time.GetElapsedTime(_since) < _length;
    }

    public void Start(CphException error)
    {
        lock (_gate)
        {
            var (first, longest) = IsTrouble(error.Kind) ? Trouble : Refusal;
            // From the tenth doubling on, both are at their longest.
            var length = first * Math.Pow(2, Math.Min(_failures++, 10));
            if (length > longest) length = longest;
            (_error, _since, _length) = (error, time.GetTimestamp(), error.RetryAfter > length ? error.RetryAfter.Value : length);
        }
    }

    public void End()
    {
        lock (_gate) (_error, _failures) = (null, 0);
    }

    private static bool IsTrouble(CphErrorKind kind) =>
        kind is CphErrorKind.NotSent or CphErrorKind.NoAnswer or CphErrorKind.Throttled or CphErrorKind.Unavailable;
}
