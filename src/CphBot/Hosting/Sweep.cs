using CphBot.Conversations;
using CphBot.Operations;
using CphBot.Storage;
using CphBot.Turns;
using Microsoft.Extensions.Options;

namespace CphBot.Hosting;

/// <summary>
/// All there is to recovery: unfinished rows whose time has come are looked after, a limited number at a time. After a start everything
/// unfinished is due at once.
/// </summary>
internal sealed partial class Sweep(
    Database database, TurnStore turns, TurnRunner runner, OperationStore operations, IOwners owners, IOptions<OperationsOptions> options, TimeProvider time, ILogger<Sweep> logger)
{
    private const int AtATime = 200;
    private static readonly TimeSpan TurnLife = TimeSpan.FromDays(7);

    private readonly BusyCount _busy = new();
    private DateTimeOffset _tidyAt;
    private int _allDue;
    private int _sweeping;

    /// <summary>Sweeps until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        await using var timer = time.CreateTimer(_ => SweepBeside(), null, options.Value.SweepInterval, options.Value.SweepInterval);
        await Task.Delay(Timeout.InfiniteTimeSpan, time, stopping);
    }

    public Task IdleAsync() => _busy.ZeroAsync();

    /// <summary>
    /// Owners may have moved, or have lost what they waited for: every unfinished operation is due now, and looked after at once. What it still
    /// needs it asks for again.
    /// </summary>
    public void Hasten()
    {
        Volatile.Write(ref _allDue, 1);
        SweepBeside();
    }

    /// <param name="isStart">Whoever held the rows is gone: nothing has to be waited for.</param>
    public async Task SweepOnceAsync(bool isStart)
    {
        if (isStart) await operations.AllDueAsync();
        var now = time.GetUtcNow();
        await turns.KeepAsync(runner.Running);
        foreach (var turn in await turns.ClaimDueAsync(now, isStart, AtATime, runner.IsRunning)) runner.Start(turn);

        await WakeOperationsAsync(now);

        foreach (var conversation in await database.ReadAsync(session => PostStore.DueAsync(session, now, AtATime)))
        {
            owners.Tell(OwnerKey.Conversation(conversation), OwnerMessage.Wake.Up);
        }

        if (now >= _tidyAt) await TidyAsync(now);
    }

    /// <summary>
    /// All that are due, some at a time: of ten thousand the last must not wait until the fiftieth sweep. What is claimed is not due again at this
    /// instant.
    /// </summary>
    private async Task WakeOperationsAsync(DateTimeOffset now)
    {
        IReadOnlyList<long> due;
        do
        {
            due = await operations.ClaimDueAsync(now, AtATime);
            foreach (var number in due) owners.Tell(OwnerKey.Operation(number), OwnerMessage.Wake.Up);
        }
        while (due.Count == AtATime);
    }

    /// <summary>Busy from the very tick on, so that whoever waits for idleness waits for it. A tick during a long sweep is left out.</summary>
    private void SweepBeside()
    {
        if (Interlocked.Exchange(ref _sweeping, 1) == 1) return;
        _busy.Enter();
        _ = Task.Run(async () =>
        {
            var allDue = Interlocked.Exchange(ref _allDue, 0) == 1;
            try
            {
                if (allDue) await operations.AllDueAsync();
                await SweepOnceAsync(isStart: false);
            }
            catch (Exception e)
            {
                if (allDue) Volatile.Write(ref _allDue, 1);
                LogSweepFailed(e);
            }
            finally
            {
                Volatile.Write(ref _sweeping, 0);
                _busy.Leave();
            }
        });
    }

    private async Task TidyAsync(DateTimeOffset now)
    {
        _tidyAt = now + TimeSpan.FromHours(1);
        await turns.ForgetAsync(TurnLife);
        await database.WriteAsync(session => OperationActs.ForgetAsync(session, TurnLife));
        await database.WriteAsync(WriteCounts.ForgetAsync);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A sweep failed; the next one tries again")]
    private partial void LogSweepFailed(Exception e);
}
