namespace CphBot.Hosting;

/// <summary>Counts what runs, and tells when nothing does.</summary>
/// <param name="whole">Counts along, of many.</param>
internal sealed class BusyCount(BusyCount? whole = null)
{
    private readonly Lock _lock = new();
    private int _count;
    private TaskCompletionSource? _zero;

    public void Enter()
    {
        whole?.Enter();
        lock (_lock) _count++;
    }

    public void Leave()
    {
        TaskCompletionSource? zero = null;
        lock (_lock)
        {
            if (--_count == 0) (zero, _zero) = (_zero, null);
        }

        zero?.TrySetResult();
        whole?.Leave();
    }

    public Task ZeroAsync()
    {
        lock (_lock)
        {
            if (_count == 0) return Task.CompletedTask;
            _zero ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _zero.Task;
        }
    }
}
