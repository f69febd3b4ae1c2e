using System.Collections.Concurrent;
using CphBot.Hosting;

namespace CphBot.Turns;

/// <summary>
/// Runs turns beside the requests that brought them, a limited number at a time, and of one conversation a part of those at most: where the cloud of
/// one project does not answer, its channel keeps nobody else waiting.
/// </summary>
internal sealed class TurnRunner(BotTurn bot) : IDisposable
{
    /// <summary>As many as can all be looked up, five reads a second, before the last of them has waited too long: the rest wait here, where it costs nothing.</summary>
    private const int MostAtOnce = 64;
    private const int MostOfConversation = 16;

    private readonly SemaphoreSlim _slots = new(MostAtOnce);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Lane> _lanes = new(StringComparer.Ordinal);
    private readonly BusyCount _busy = new();
    private readonly ConcurrentDictionary<string, Turn> _running = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stopping = new();

    public void Start(Turn turn)
    {
        _busy.Enter();
        _running[turn.Key] = turn;
        var lane = Enter(turn.ConversationId);
        _ = Task.Run(() => RunAsync(turn, lane), CancellationToken.None);
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

    private async Task RunAsync(Turn turn, Lane lane)
    {
        await lane.Slots.WaitAsync(CancellationToken.None);
        await _slots.WaitAsync(CancellationToken.None);
        try
        {
            await bot.RunAsync(turn, _stopping.Token);
        }
        finally
        {
            _slots.Release();
            Leave(turn.ConversationId, lane);
            _running.TryRemove(turn.Key, out _);
            _busy.Leave();
        }
    }

    private Lane Enter(string conversation)
    {
        lock (_gate)
        {
            if (!_lanes.TryGetValue(conversation, out var lane)) _lanes[conversation] = lane = new Lane();
            lane.Turns++;
            return lane;
        }
    }

    private void Leave(string conversation, Lane lane)
    {
        lane.Slots.Release();
        lock (_gate)
        {
            if (--lane.Turns == 0) _lanes.Remove(conversation);
        }
    }

    private sealed class Lane
    {
        public SemaphoreSlim Slots { get; } = new(MostOfConversation);

        public int Turns { get; set; }
    }
}
