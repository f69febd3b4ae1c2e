using System.Collections.Concurrent;
using CphBot.Hosting;

namespace CphBot.Conversations;

/// <summary>
/// All conversations of a tenant together: Teams allows an app 50 requests a second in a tenant, which the nodes of a cluster share; a 429
/// slows all of them down.
/// </summary>
internal sealed class TenantBudget(IOwners owners, TimeProvider time)
{
    private const int PerSecond = 50;

    private readonly ConcurrentDictionary<string, Bucket> _buckets = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="retryAt">When false: when to ask again.</param>
    public bool TryTake(string? tenant, out DateTimeOffset retryAt)
    {
        var bucket = _buckets.GetOrAdd(tenant ?? "", _ => new Bucket());
        var now = time.GetUtcNow();
        lock (bucket)
        {
            var limit = Math.Max(1, PerSecond / owners.Nodes);
            while (bucket.Writes.TryPeek(out var oldest) && oldest <= now - TimeSpan.FromSeconds(1)) bucket.Writes.Dequeue();
            retryAt = bucket.PausedUntil > now ? bucket.PausedUntil : now;
            if (bucket.Writes.Count >= limit && bucket.Writes.ElementAt(bucket.Writes.Count - limit) + TimeSpan.FromSeconds(1) is var free && free > retryAt) retryAt = free;
            if (retryAt > now) return false;
            bucket.Writes.Enqueue(now);
            return true;
        }
    }

    public void PauseUntil(string? tenant, DateTimeOffset instant)
    {
        var bucket = _buckets.GetOrAdd(tenant ?? "", _ => new Bucket());
        lock (bucket) bucket.PausedUntil = instant > bucket.PausedUntil ? instant : bucket.PausedUntil;
    }

    private sealed class Bucket
    {
        public Queue<DateTimeOffset> Writes { get; } = new();

        public DateTimeOffset PausedUntil { get; set; }
    }
}
