namespace CphBot.Fleet;

/// <summary>Who waits to send, first come first served; asking again while waiting changes nothing.</summary>
internal sealed class PermitQueue
{
    private readonly Queue<PermitWanted> _queue = new();
    private readonly HashSet<PermitWanted> _waiting = [];

    public PermitWanted? Next => _queue.TryPeek(out var wanted) ? wanted : null;

    public IReadOnlyCollection<PermitWanted> All => _queue;

    public void Add(PermitWanted wanted)
    {
        if (_waiting.Add(wanted)) _queue.Enqueue(wanted);
    }

    public void Take() => _waiting.Remove(_queue.Dequeue());
}
