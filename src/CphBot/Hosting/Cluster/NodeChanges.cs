using Microsoft.Extensions.Options;

namespace CphBot.Hosting.Cluster;

/// <summary>
/// Whenever a node joins, leaves or is found dead, owners move, and forget: what is unfinished is looked after at once. The rows alone would bring
/// it back too, only later.
/// </summary>
internal sealed class NodeChanges(IServiceProvider services, Sweep sweep, IOptions<ClusterOptions> cluster)
{
    /// <summary>Alone it does nothing, and loads nothing of Orleans.</summary>
    public Task RunAsync(CancellationToken stopping) => cluster.Value.IsOn ? WatchAsync(stopping) : Task.CompletedTask;

    private async Task WatchAsync(CancellationToken stopping)
    {
        var before = new HashSet<(SiloAddress, SiloStatus)>();
        await foreach (var snapshot in services.GetRequiredService<IClusterMembershipService>().MembershipUpdates.WithCancellation(stopping))
        {
            var now = snapshot.Members.Values.Select(member => (member.SiloAddress, member.Status)).ToHashSet();
            if (now.SetEquals(before)) continue;
            before = now;
            sweep.Hasten();
        }
    }
}
