namespace CphBot.Fleet;

/// <summary>
/// Which operations wait to send, first come first served. Asking again while waiting changes nothing, and right after a permit it is no
/// second one: the two crossed on their way.
/// </summary>
internal sealed class PermitQueue(TimeProvider time)
{
    /// <summary>Whoever still asks after this long has lost its permit.</summary>
    private static readonly TimeSpan Crossing = TimeSpan.FromSeconds(5);

    private readonly LinkedList<(long Operation, WaveToSend Send)> _queue = new();
    private readonly Dictionary<long, LinkedListNode<(long Operation, WaveToSend Send)>> _places = [];
    private readonly Dictionary<long, (WaveToSend Send, DateTimeOffset At)> _granted = [];

    public (long Operation, WaveToSend Send)? Next => _queue.First?.Value;

    public IEnumerable<long> Waiting => _queue.Select(waiting => waiting.Operation);

    /// <param name="send">Null: it no longer wants to send anything, and gives up its place.</param>
    public void Want(long operation, WaveToSend? send)
    {
        var place = _places.GetValueOrDefault(operation);
        if (place is not null && place.Value.Send != send) Leave(place);
        if (send is null || place?.Value.Send == send || IsGranted(operation, send)) return;
        _places[operation] = _queue.AddLast((operation, send));
    }

    public void Take()
    {
        var first = _queue.First!;
        Leave(first);
        _granted[first.Value.Operation] = (first.Value.Send, time.GetUtcNow());
    }

    private void Leave(LinkedListNode<(long Operation, WaveToSend Send)> place)
    {
        _queue.Remove(place);
        _places.Remove(place.Value.Operation);
    }

    private bool IsGranted(long operation, WaveToSend send)
    {
        foreach (var (old, _) in _granted.Where(granted => time.GetUtcNow() - granted.Value.At >= Crossing).ToList()) _granted.Remove(old);
        return _granted.TryGetValue(operation, out var granted) && granted.Send == send;
    }
}
