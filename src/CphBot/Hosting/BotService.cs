using CphBot.Storage;

namespace CphBot.Hosting;

/// <summary>Brings the process up: the lock, the schema, what was left unfinished; then it sweeps. Going down, it waits for what is under way.</summary>
internal sealed partial class BotService(
    ExclusiveLock exclusive, Migrator migrator, Sweep sweep, Readiness readiness, InProcessOwners owners, Turns.TurnRunner runner, ILogger<BotService> logger) : BackgroundService
{
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        readiness.IsStopping = true;
        await base.StopAsync(cancellationToken);
        try
        {
            // A card or a restart that is on its way should get its answer; what does not end in time is found in the rows.
            await Task.WhenAll(runner.IdleAsync(), owners.IdleAsync()).WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            LogNotDrained();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await exclusive.TakeAsync(LogWaitingForLock, stoppingToken);
        migrator.Upgrade();
        await sweep.SweepOnceAsync(isStart: true);
        readiness.IsUp = true;
        await sweep.RunAsync(stoppingToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Another process has {Path}; waiting for it to end")]
    private partial void LogWaitingForLock(string path);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Stopping before everything under way had ended; the next start goes on with it")]
    private partial void LogNotDrained();
}
