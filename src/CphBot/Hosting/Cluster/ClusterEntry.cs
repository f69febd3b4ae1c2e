using System.Net;
using System.Net.Sockets;
using CphBot.Storage;
using Microsoft.Extensions.Options;

namespace CphBot.Hosting.Cluster;

/// <summary>
/// Joins the cluster once this node can do an owner's work, and leaves it before the process ends. From the first moment in it other nodes may
/// send it owners. Alone it does nothing.
/// </summary>
internal sealed partial class ClusterEntry(
    IServiceProvider services, RedisCheck redis, MembershipCheck membership, RowsOwnership ownership, IOptions<ClusterOptions> cluster, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<ClusterEntry> logger)
{
    /// <summary>The key of what Orleans would start together with the process.</summary>
    public const string Silo = "silo";

    /// <summary>How long its owners may take to end what they have under way. Not longer: nobody has them meanwhile, so that their operations stand still.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private IReadOnlyList<IHostedService> _silo = [];
    private bool _hasJoined;

    /// <exception cref="NotJoinedException">Not yet: Redis is not what the settings say, or not what others on these rows have. It may be asked again.</exception>
    /// <exception cref="StorageException">Who else is on these rows cannot be known.</exception>
    public async Task JoinAsync(CancellationToken cancel)
    {
        if (_hasJoined || !cluster.Value.IsOn) return;
        if (!await ownership.TryJoinAsync(await redis.CheckAsync(), cancel)) throw new NotJoinedException("Cluster:Redis: another node has these rows with another Redis. All nodes on the same rows must name the same one.");
        try
        {
            // Only now: its name is that of the rows.
            _silo = [.. services.GetKeyedServices<IHostedService>(Silo)];
            Bind(cluster.Value.SiloPort);
            foreach (var part in _silo) await part.StartAsync(cancel);
            _hasJoined = true;
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            // It cannot be started a second time.
            var problem = e.GetBaseException().Message;
            LogNotStarted(cluster.Value.SiloPort, problem);
            lifetime.StopAsFailed();
            await Task.Delay(Timeout.InfiniteTimeSpan, time, cancel);
        }
    }

    /// <summary>Its owners end what they have under way, and live on elsewhere. Where there is nobody to take them, or not in time, they begin anew from their rows.</summary>
    public async Task LeaveAsync(CancellationToken cancel)
    {
        if (!_hasJoined) return;
        using var patience = new CancellationTokenSource(membership.IsLost ? TimeSpan.Zero : Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        foreach (var part in _silo)
        {
            try
            {
                await part.StopAsync(both.Token);
            }
            catch (Exception e) when (!cancel.IsCancellationRequested)
            {
                LogNotLeft(e.Message);
            }
        }

        services.GetRequiredService<ClusterOwners>().GiveUpLooking();
    }

    /// <summary>Orleans shares its port with whoever has it, and takes that node for an earlier life of this one.</summary>
    private static void Bind(int port)
    {
        using var probe = new TcpListener(IPAddress.Any, port);
        probe.Start();
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "Cluster:SiloPort: this node could not join the cluster at port {Port}, and ends: {Problem}")]
    private partial void LogNotStarted(int port, string problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The cluster was not told that this node leaves it: {Problem}")]
    private partial void LogNotLeft(string problem);
}
