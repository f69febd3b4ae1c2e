using CphBot.Causes;
using CphBot.Cloud;
using CphBot.Hosting;
using CphBot.Operations;

namespace CphBot.Fleet;

/// <summary>
/// While the cloud cannot be reached nobody gets a permit: a wave that is not claimed holds no phone, and nothing about it can become unclear.
/// Those who wait are told since when, and it is looked now and then whether it is over.
/// </summary>
internal sealed class OutageWatch(CphClient cloud, IOwners owners, TimeProvider time)
{
    private readonly HashSet<long> _told = [];
    private DateTimeOffset? _probeAt;
    private DateTimeOffset _notBefore;
    private bool _probing;

    public DateTimeOffset? NextAt => _probing ? null : _probeAt;

    /// <returns>False when permits may be given.</returns>
    public bool HoldsBack(IEnumerable<long> waiting)
    {
        if (cloud.Outage is not { } outage)
        {
            // What they may have in the cloud was not looked at: there is nothing more to tell than that it is there.
            foreach (var told in _told) owners.Tell(OwnerKey.Operation(told), new CloudSeen(null, [], time.GetUtcNow()));
            _told.Clear();
            _probeAt = null;
            return false;
        }

        foreach (var operation in waiting.Where(_told.Add)) owners.Tell(OwnerKey.Operation(operation), new CloudBlind(KindCauses.Lasting(outage.Kind), outage.Since));
        return true;
    }

    /// <summary>A read of the smallest kind, when somebody waits and no other read has shown it yet.</summary>
    public void StartIfDue(IOwnerHost host, bool isWanted)
    {
        if (_probing || cloud.Outage is not { } outage) return;
        var now = time.GetUtcNow();
        var next = now + outage.NextTryIn;
        _probeAt = !isWanted ? null : next > _notBefore ? next : _notBefore;
        if (!isWanted || _probeAt > now) return;
        _probing = true;
        host.Start(ProbeAsync);
    }

    public void Take()
    {
        _probing = false;
        // Another read may be the one that is let through, and take its time.
        _notBefore = time.GetUtcNow() + TimeSpan.FromSeconds(1);
    }

    private async Task<OwnerMessage> ProbeAsync(CancellationToken cancel)
    {
        await CloudReads.ProbeAsync(cloud, cancel);
        return new Probed();
    }

    internal sealed record Probed : OwnerMessage;
}
