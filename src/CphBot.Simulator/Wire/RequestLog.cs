namespace CphBot.Simulator.Wire;

/// <summary>What arrived, in order: the last ten thousand requests, and counts of all.</summary>
internal sealed class RequestLog
{
    private const int Kept = 10_000;

    private readonly Lock _gate = new();
    private readonly Queue<SeenRequest> _requests = new();
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    public void Add(SeenRequest request)
    {
        lock (_gate)
        {
            _requests.Enqueue(request);
            if (_requests.Count > Kept) _requests.Dequeue();
            _counts[request.Call] = _counts.GetValueOrDefault(request.Call) + 1;
        }
    }

    public IReadOnlyList<SeenRequest> All
    {
        get { lock (_gate) return [.. _requests]; }
    }

    public IReadOnlyDictionary<string, int> Counts
    {
        get { lock (_gate) return new Dictionary<string, int>(_counts, StringComparer.Ordinal); }
    }

    public int Count(string call)
    {
        lock (_gate) return _counts.GetValueOrDefault(call);
    }
}
