using CphBot.Cloud.Telemetry;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging;

namespace CphBot.Cloud.Iam;

/// <summary>
/// The token of one project. Kept in the memory cache, renewed beside the calls from <see cref="IamToken.RenewAt"/> on, and fetched by one
/// request however many callers wait for it. A failure cools down (<see cref="Cooldown"/>): until then callers get the same error at once.
/// </summary>
internal sealed partial class IamTokenSource(
    string project, IamClient iam, IMemoryCache cache, TimeProvider time, CloudMetrics metrics, ILogger<IamTokenSource> logger) : IPassSource
{
    // How soon a successor that was refused as well may be replaced: a wrong region or a stripped account refuses every token.
    private static readonly TimeSpan BetweenReplacements = TimeSpan.FromMinutes(1);

    private readonly (Type, string) _key = (typeof(IamTokenSource), project);
    private readonly Cooldown _cooldown = new(time);
    private readonly Lock _gate = new();
    private Task<IamToken>? _request;
    private bool _replacing;
    private IamToken? _unproven;
    private long _unprovenSince;

    public async ValueTask<Pass> GetAsync(CancellationToken cancel)
    {
        // The request belongs to all who wait for it, so the one who leaves does not cancel it.
        if (Current() is not { } token) return await FetchAsync().WaitAsync(cancel);

        if (IsDue(token) && !_cooldown.IsActive()) _ = RenewAsync();
        return token;
    }

    public bool TryReplace(Pass refused, CphException answer)
    {
        lock (_gate)
        {
            if (!MayBeMended(answer)) return false;
            if (Current() is not { } current || current != refused) return true;   // replaced since, or on the way
            if (current == _unproven && time.GetElapsedTime(_unprovenSince) < BetweenReplacements) return false;

            cache.Remove(_key);
            return _replacing = true;
        }
    }

    public void Accepted(Pass pass) => Interlocked.CompareExchange(ref _unproven, null, pass as IamToken);

    // The clock is wrong (0303) or the header is (0305): another token would be refused too.
    private static bool MayBeMended(CphException answer) => Errors.ErrorCode.Parse(answer.Code) is not (Errors.CodeFamily.Gateway, 303 or 305);

    // The cache drops entries by a clock of its own, so it only decides when memory is freed.
    private IamToken? Current() => cache.TryGetValue<IamToken>(_key, out var token) && time.GetUtcNow() < token!.ExpiresAt ? token : null;

    private bool IsDue(IamToken token) => time.GetUtcNow() >= token.RenewAt;

    private Task<IamToken> FetchAsync()
    {
        lock (_gate)
        {
            if (_request is { IsCompleted: false }) return _request;
            // Whoever comes here may have looked at the cache before the last request ended.
            if (Current() is { } token && !(IsDue(token) && !_cooldown.IsActive())) return Task.FromResult(token);
            if (_cooldown.Error() is { } error) return Task.FromException<IamToken>(error);
            return _request = Task.Run(RequestAsync);
        }
    }

    private async Task RenewAsync()
    {
        try
        {
            await FetchAsync();
        }
        catch (CphException)
        {
            // Logged where it happened; the old token still works.
        }
    }

    private async Task<IamToken> RequestAsync()
    {
        try
        {
            var token = await iam.IssueTokenAsync(CancellationToken.None);
            Keep(token);
            _cooldown.End();
            metrics.TokenRequested(project, "ok");
            Log.Issued(logger, project, token.ExpiresAt);
            return token;
        }
        catch (CphException e)
        {
            _cooldown.Start(e);
            metrics.TokenRequested(project, CloudMetrics.OutcomeOf(e.Kind));
            Log.Failed(logger, project, e.Message);
            throw;
        }
    }

    private void Keep(IamToken token)
    {
        lock (_gate)
        {
            (_unproven, _unprovenSince, _replacing) = (_replacing ? token : null, time.GetTimestamp(), false);
            cache.Set(_key, token, new MemoryCacheEntryOptions
            {
                AbsoluteExpirationRelativeToNow = token.ExpiresAt - time.GetUtcNow(),
                Priority = CacheItemPriority.NeverRemove,
                Size = 1,
            });
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Got a token for project {Project}, good until {ExpiresAt:u}")]
        public static partial void Issued(ILogger logger, string project, DateTimeOffset expiresAt);

        [LoggerMessage(2, LogLevel.Warning, "No token for project {Project}: {Reason}")]
        public static partial void Failed(ILogger logger, string project, string reason);
    }
}
