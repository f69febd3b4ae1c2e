using System.Collections.Concurrent;
using CphBot.Hosting;

namespace CphBot.Turns;

/// <summary>Runs turns beside the requests that brought them, a limited number at a time.</summary>
internal sealed class TurnRunner(BotTurn bot) : IDisposable
{
    private readonly SemaphoreSlim _slots = new(64);
    private readonly BusyCount _busy = new();
    private readonly ConcurrentDictionary<string, Turn> _running = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stopping = new();

    public void Start(Turn turn)
    {
        _busy.Enter();
        _running[turn.Key] = turn;
        _ = Task.Run(() => RunAsync(turn), CancellationToken.None);
    }

    /// <summary>What runs here now.</summary>
    public IEnumerable<Turn> Running => _running.Values;

    /// <summary>It runs here: however long it takes, nobody else need.</summary>
    public bool IsRunning(string key) => _running.ContainsKey(key);

    public Task IdleAsync() => _busy.ZeroAsync();

    public void Dispose()
    {
        _stopping.Cancel();
        _slots.Dispose();
        _stopping.Dispose();
    }

    private async Task RunAsync(Turn turn)
    {
        await _slots.WaitAsync(CancellationToken.None);
        try
        {
            await bot.RunAsync(turn, _stopping.Token);
        }
        finally
        {
            _slots.Release();
            _running.TryRemove(turn.Key, out _);
            _busy.Leave();
        }
    }
}
