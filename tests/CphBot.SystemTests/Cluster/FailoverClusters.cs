using CphBot.SystemTests.Harness;
using Xunit;

namespace CphBot.SystemTests.Cluster;

/// <summary>A cluster that is used for several faults: to start one takes longer than most faults.</summary>
public sealed class FailoverClusters : IAsyncLifetime
{
    private readonly Dictionary<bool, ClusterRig> _rigs = [];

    internal Servers Servers { get; } = new();

    public Task InitializeAsync() => Servers.InitializeAsync();

    /// <summary>With so many nodes, all of them ready, whatever happened to it before.</summary>
    internal async Task<ClusterRig> HavingAsync(int nodes, bool withNetworks)
    {
        if (!_rigs.TryGetValue(withNetworks, out var rig)) return _rigs[withNetworks] = await ClusterRig.StartAsync(Servers, nodes, withNetworks);
        foreach (var network in rig.Networks) await network.PlugCableAsync();
        while (rig.Nodes.Count > nodes) await rig.RemoveNodeAsync();
        await Task.WhenAll(rig.Nodes.Where(node => !node.IsRunning).Select(node => node.StartAsync()));
        while (rig.Nodes.Count < nodes) await rig.AddNodeAsync();
        return rig;
    }

    public async Task DisposeAsync()
    {
        foreach (var rig in _rigs.Values) await rig.DisposeAsync();
        await Servers.DisposeAsync();
    }
}
