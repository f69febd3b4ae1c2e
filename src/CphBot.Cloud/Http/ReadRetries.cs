using Polly;
using Polly.Retry;

namespace CphBot.Cloud.Http;

/// <summary>
/// When a read is tried again: at most twice, after about 1 and 2 seconds with jitter, or when the answer asked for. Only reads go through
/// here, so nothing that changes anything is ever repeated by it.
/// </summary>
internal static class ReadRetries
{
    /// <summary>Who is told to wait longer than this is told so, and does not wait.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(15);

    private const int Retries = 2;

    /// <param name="isOut">Whether the cloud is known to be unreachable, so that another try would only fail later.</param>
    public static ResiliencePipeline Create(TimeProvider time, Func<bool> isOut) =>
        new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = Retries,
                Delay = TimeSpan.FromSeconds(1),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = new PredicateBuilder().Handle<CphException>(error => IsWorthAnother(error) && !isOut()),
                // Null: the back-off above.
                DelayGenerator = attempt => ValueTask.FromResult((attempt.Outcome.Exception as CphException)?.RetryAfter),
            })
            .Build();

    internal static bool IsWorthAnother(CphException error) =>
        error.Kind is CphErrorKind.NotSent or CphErrorKind.NoAnswer or CphErrorKind.Throttled or CphErrorKind.Unavailable
        && error.UnreachableSince is null && !(error.RetryAfter > LongestWait);
}
