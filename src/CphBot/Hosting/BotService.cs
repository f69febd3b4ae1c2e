using CphBot.Hosting.Cluster;
using CphBot.Storage;
using CphBot.Teams.Outbound;
using Microsoft.Extensions.Options;

namespace CphBot.Hosting;

/// <summary>Brings the process up: the lock, the schema, the cluster, what was left unfinished; then it sweeps. Going down, it waits for what is under way.</summary>
internal sealed partial class BotService(
    RowsOwnership ownership, Database database, Sweep sweep, ClusterEntry entry, NodeWatch nodes, NodeChanges changes, Readiness readiness, Access.PolicyStart policy, IOwners owners, Turns.TurnRunner runner, ConnectorClient connector, TimeProvider time,
    IHostApplicationLifetime lifetime, IOptions<ClusterOptions> cluster, ILogger<BotService> logger) : BackgroundService
{
    private static readonly TimeSpan TokenRetry = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RowsRetry = TimeSpan.FromSeconds(2);

    /// <summary>A node that stops sends nothing, but keeps its owners from the others until it has left: a slow turn is better run elsewhere.</summary>
    private static readonly TimeSpan LeavesAfter = TimeSpan.FromSeconds(5);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        readiness.IsStopping = true;
        await base.StopAsync(cancellationToken);
        try
        {
            // A card or a restart that is on its way should get its answer; what does not end in time is found in the rows.
            await Task.WhenAll(sweep.IdleAsync(), runner.IdleAsync()).WaitAsync(cluster.Value.IsOn ? LeavesAfter : Timeout.InfiniteTimeSpan, time, cancellationToken);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            LogNotDrained();
        }

        try
        {
            await entry.LeaveAsync(cancellationToken);
            await owners.IdleAsync().WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            LogNotDrained();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await LiveAsync(stoppingToken);
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            LogFailed(e);
            lifetime.StopAsFailed();
        }
    }

    private async Task LiveAsync(CancellationToken stoppingToken)
    {
        // Beside the rows: each takes about as long, and neither needs the other.
        var token = Task.Run(() => ObtainTokenAsync(stoppingToken), stoppingToken);
        await ownership.TakeAsync(Wait, stoppingToken);
        await BringUpAsync(stoppingToken);
        readiness.IsUp = true;
        // What fails ends the process at once: without one of these it would look alive and be of no use.
        await foreach (var ended in Task.WhenEach(sweep.RunAsync(stoppingToken), nodes.RunAsync(stoppingToken), changes.RunAsync(stoppingToken), token, HoldAsync(stoppingToken))) await ended;
    }

    private void Wait(string reason)
    {
        readiness.WaitsFor = reason;
        LogWaitingForLock(reason);
    }

    /// <summary>Rows that cannot be written yet, and a Redis that cannot be reached, are waited for: not ready, but there.</summary>
    private async Task BringUpAsync(CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                if (database.Upgrade() is { Length: > 0 } newer) LogNewerSchema(newer);
                await nodes.LookAsync();
                await entry.JoinAsync(stopping);
                // Alone, whoever held the rows is gone; in a cluster what looks unfinished may be another node's work.
                await sweep.SweepOnceAsync(isStart: !cluster.Value.IsOn);
                // The first write of a process is slow; it should not be a person's.
                await database.ProbeAsync();
                await policy.TellAsync();
                return;
            }
            catch (Exception e) when (e is StorageException or NotJoinedException)
            {
                readiness.WaitsFor = e.Message;
                LogNotUp(e.Message);
                await Task.Delay(RowsRetry, time, stopping);
            }
        }
    }

    /// <summary>
    /// A lock is lost with its database, and taken again when that is back. If another process was quicker, this one must not go on beside
    /// it: it ends, and whoever keeps it alive starts one that waits its turn.
    /// </summary>
    private async Task HoldAsync(CancellationToken stopping)
    {
        while (true)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, time, ownership.Lost).WaitAsync(stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            stopping.ThrowIfCancellationRequested();
            readiness.IsUp = false;
            LogLockLost();
            if (!await ownership.RetakeAsync(stopping)) break;
            readiness.IsUp = true;
            sweep.Hasten();
        }

        LogLockTaken();
        lifetime.StopAsFailed();
    }

    /// <summary>Once: after that every message obtains its own, from the cache.</summary>
    private async Task ObtainTokenAsync(CancellationToken stopping)
    {
        while (!readiness.HasToken)
        {
            try
            {
                await connector.ObtainTokenAsync(stopping);
                readiness.HasToken = true;
            }
            catch (TeamsException e)
            {
                LogNoToken(e.Message);
                await Task.Delay(TokenRetry, time, stopping);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The bot has no token of its own yet: {Problem}")]
    private partial void LogNoToken(string problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The schema is of a newer release ({Scripts}); this one uses what it knows of it")]
    private partial void LogNewerSchema(string scripts);

    [LoggerMessage(Level = LogLevel.Error, Message = "Not up yet: {Problem}")]
    private partial void LogNotUp(string problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Waiting for the rows: {Reason}")]
    private partial void LogWaitingForLock(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The lock on the rows was lost")]
    private partial void LogLockLost();

    [LoggerMessage(Level = LogLevel.Critical, Message = "What this process lives by has failed; it ends")]
    private partial void LogFailed(Exception e);

    [LoggerMessage(Level = LogLevel.Critical, Message = "Another process has the rows now; this one ends")]
    private partial void LogLockTaken();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Stopping before everything under way had ended; the next start goes on with it")]
    private partial void LogNotDrained();
}
