namespace CphBot.Hosting.Cluster;

/// <summary>
/// A Redis that lost its data knows none of the nodes. Those that live on would never notice each other's death, nor those that join anew; so
/// each of them ends, and whoever keeps it alive starts one that joins again.
/// </summary>
internal sealed partial class MembershipCheck(IServiceProvider services, IHostApplicationLifetime lifetime, ILogger<MembershipCheck> logger)
{
    /// <summary>Whether this node is in no table: nobody hears that it leaves, and it cannot learn who is gone.</summary>
    public bool IsLost { get; private set; }

    public async Task CheckAsync()
    {
        if (await IsMissingAsync())
        {
            IsLost = true;
            LogMissing();
            lifetime.StopAsFailed();
        }
    }

    /// <returns>False also while it cannot be known: a Redis that is away comes back with what it had.</returns>
    private async Task<bool> IsMissingAsync()
    {
        try
        {
            var table = services.GetRequiredService<IMembershipTable>();
            // Makes an empty one where there is none, so that reading it fails only when Redis does.
            await table.InitializeMembershipTableAsync(tryInitTableVersion: true, CancellationToken.None);
            var self = services.GetRequiredService<ILocalSiloDetails>().SiloAddress;
            return (await table.ReadAllAsync(CancellationToken.None)).Members.All(member => !member.Item1.SiloAddress.Equals(self));
        }
        catch (Exception e)
        {
            LogUnknown(e.Message);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "Redis has lost the cluster's table of nodes; this one ends, and joins again when it is started again")]
    private partial void LogMissing();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Redis cannot be asked for the cluster's nodes: {Problem}")]
    private partial void LogUnknown(string problem);
}
