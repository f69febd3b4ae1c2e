using CphBot.Cloud.Errors;
using CphBot.Cloud.Telemetry;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;

namespace CphBot.Cloud.Http;

/// <summary>
/// Stops the reads of a project that cannot be reached, so that people hear at once that nothing can be known, and the cloud is not stormed
/// when it comes back. Opens when three of five tries of half a minute, three at least, got no connection, no answer or the error of a gateway;
/// then one read in ten seconds is let through, and the first answer closes it. A cloud that asks to slow down, refuses, or reports trouble by
/// a code of its own is there: one call that it cannot serve must not keep people from all the others.
/// </summary>
internal sealed partial class Circuit
{
    private static readonly TimeSpan Break = TimeSpan.FromSeconds(10);

    private readonly string _project;
    private readonly TimeProvider _time;
    private readonly CloudMetrics _metrics;
    private readonly ILogger _logger;
    private readonly CircuitBreakerStateProvider _state = new();
    private readonly ResiliencePipeline _breaker;
    private readonly Lock _gate = new();
    private DateTimeOffset? _failingSince;
    private CphException? _lastFailure;
    private long _brokenAt;

    public Circuit(string project, TimeProvider time, CloudMetrics metrics, ILogger logger)
    {
        (_project, _time, _metrics, _logger) = (project, time, metrics, logger);
        _metrics.Reachable(project);
        _breaker = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                FailureRatio = 0.6,
                MinimumThroughput = 3,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = Break,
                StateProvider = _state,
                ShouldHandle = attempt => ValueTask.FromResult(IsFailure(attempt.Outcome.Exception)),
                OnOpened = _ => Opened(),
                OnHalfOpened = _ => LookingAgain(),
                OnClosed = _ => Closed(),
            })
            .Build();
    }

    /// <summary>Null while the cloud is believed to be there.</summary>
    public CloudOutage? Outage
    {
        get
        {
            if (_state.CircuitState == CircuitState.Closed) return null;
            lock (_gate)
            {
                var left = Break - _time.GetElapsedTime(_brokenAt);
                var kind = _lastFailure?.Kind == CphErrorKind.Unavailable ? CphErrorKind.Unavailable : CphErrorKind.NotSent;
                return new CloudOutage(_failingSince ?? _time.GetUtcNow(), left > TimeSpan.Zero ? left : TimeSpan.Zero, kind);
            }
        }
    }

    /// <summary>Makes one try, if one may be made now.</summary>
    /// <exception cref="CphException">The try's own, or, with <see cref="CphException.UnreachableSince"/>, that of the outage: nothing was asked.</exception>
    public async Task<T> TryAsync<T>(CphRequest request, Func<CancellationToken, Task<T>> read, CancellationToken cancel)
    {
        try
        {
            return await _breaker.ExecuteAsync(async token => await NoteAsync(read, token), cancel);
        }
        catch (BrokenCircuitException)
        {
            // It may have ended just now: then this read was the last that suffered from it.
            throw NotAsked(request, Outage ?? new CloudOutage(_time.GetUtcNow(), TimeSpan.Zero, CphErrorKind.NotSent));
        }
    }

    /// <summary>What to tell those who are not let through.</summary>
    public static CphException NotAsked(CphRequest request, CloudOutage outage) =>
        new(outage.Kind, $"{request}: not asked, the cloud has not answered as it should since {outage.Since:u}.")
        {
            UnreachableSince = outage.Since,
            RetryAfter = outage.NextTryIn > TimeSpan.Zero ? outage.NextTryIn : null,
        };

    private async Task<T> NoteAsync<T>(Func<CancellationToken, Task<T>> read, CancellationToken cancel)
    {
        var start = _time.GetUtcNow();
        try
        {
            var answer = await read(cancel);
            Answered();
            return answer;
        }
        catch (CphException e)
        {
            if (IsTrouble(e)) Failed(e, start);
            else if (e.Status is not null) Answered();
            throw;
        }
    }

    private void Failed(CphException failure, DateTimeOffset start)
    {
        lock (_gate) (_failingSince, _lastFailure) = (_failingSince < start ? _failingSince : start, failure);
    }

    private void Answered()
    {
        lock (_gate) (_failingSince, _lastFailure) = (null, null);
    }

    private ValueTask Opened()
    {
        lock (_gate) _brokenAt = _time.GetTimestamp();
        _metrics.Unreachable(_project);
        if (Outage is { } outage) Log.Opened(_logger, _project, outage.Since);
        return ValueTask.CompletedTask;
    }

    // The next one is let through when this one has had its time.
    private ValueTask LookingAgain()
    {
        lock (_gate) _brokenAt = _time.GetTimestamp();
        return ValueTask.CompletedTask;
    }

    private ValueTask Closed()
    {
        _metrics.Reachable(_project);
        Log.Closed(_logger, _project);
        return ValueTask.CompletedTask;
    }

    // The one read that is to show whether it is over shows nothing when it was given up before an answer came.
    private bool IsFailure(Exception? error) => error is CphException known
        ? IsTrouble(known) || (known.Status is null && _state.CircuitState == CircuitState.HalfOpen)
        : error is OperationCanceledException && _state.CircuitState == CircuitState.HalfOpen;

    private static bool IsTrouble(CphException error) =>
        error.Kind is CphErrorKind.NotSent or CphErrorKind.NoAnswer || (error.Kind == CphErrorKind.Unavailable && ErrorCode.Parse(error.Code).Family != CodeFamily.Service);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Project}: the cloud has not answered as it should since {Since:u}, so it is asked only now and then")]
        public static partial void Opened(ILogger logger, string project, DateTimeOffset since);

        [LoggerMessage(2, LogLevel.Information, "{Project}: the cloud answers again")]
        public static partial void Closed(ILogger logger, string project);
    }
}
