using CphBot.Storage;

namespace CphBot.Hosting;

/// <summary>One owner's queue: messages in order, one at a time, on the thread pool; its calls and its alarm.</summary>
/// <param name="leaving">Cancelled when all that live here are let go at once: calls that only look are given up.</param>
#pragma warning disable CA1001 // The source has no timer and no handle: there is nothing to free.
internal sealed class Mailbox(
    Func<IOwner> build, Func<Exception, Exception> onFailed, TimeProvider time, BusyCount busy, CancellationToken stopping, CancellationToken leaving = default) : IOwnerHost
#pragma warning restore CA1001
{
    /// <summary>How soon a result that could not be written is handled again.</summary>
    private static readonly TimeSpan Redelivery = TimeSpan.FromSeconds(1);

    /// <summary>When an owner that failed looks at its rows, though nobody asks it anything.</summary>
    private static readonly TimeSpan Rebirth = TimeSpan.FromSeconds(15);

    private readonly Lock _lock = new();
    private readonly Queue<Envelope> _queue = new();
    private readonly HashSet<ITimer> _redeliveries = [];
    private readonly CancellationTokenSource _leaving = new();
    private bool _running;
    private bool _closed;
    private int _calls;
    private DateTimeOffset _lastUsed = time.GetUtcNow();
    private ITimer? _alarm;
    private IOwner? _owner;

    /// <returns>False when this mailbox has been let go.</returns>
    public bool TryPost(Envelope envelope)
    {
        lock (_lock)
        {
            // What the outside answered exists nowhere else: it is written down even by one that was let go.
            if (_closed && (!envelope.IsResult || stopping.IsCancellationRequested))
            {
                if (!stopping.IsCancellationRequested) return false;
                envelope.Reply?.TrySetCanceled(stopping);
                return true;
            }

            busy.Enter();
            _queue.Enqueue(envelope);
            if (_running) return true;
            _running = true;
        }

        _ = Task.Run(DrainAsync, CancellationToken.None);
        return true;
    }

    /// <summary>Closes this mailbox if it has had nothing to do since that instant, and waits for nothing.</summary>
    public bool TryClose(DateTimeOffset unusedSince)
    {
        lock (_lock)
        {
            if (unusedSince != DateTimeOffset.MaxValue && (_running || _calls > 0 || _alarm is not null || _redeliveries.Count > 0 || _lastUsed > unusedSince)) return false;
            _closed = true;
            _alarm?.Dispose();
            return true;
        }
    }

    /// <summary>
    /// Closes this mailbox once nothing of it runs. Its alarm is given up: the sweep rings for whoever has work. Calls that only look are
    /// given up too: they may take minutes, and its successor looks anew.
    /// </summary>
    /// <exception cref="OperationCanceledException">Something still runs; it is closed all the same.</exception>
    public async Task CloseAsync(CancellationToken cancel)
    {
        try
        {
            WakeAt(null);
            await _leaving.CancelAsync();
            await busy.ZeroAsync().WaitAsync(cancel);
        }
        finally
        {
            TryClose(DateTimeOffset.MaxValue);
        }
    }

    public void Start(Func<CancellationToken, Task<OwnerMessage>> call)
    {
        lock (_lock) _calls++;
        busy.Enter();
        // Begun here, and awaited by nobody: what a call does before it first waits is little, and another thread would have to be woken for it.
        _ = CallAsync(call);
    }

    public void WakeAt(DateTimeOffset? instant)
    {
        lock (_lock)
        {
            _alarm?.Dispose();
            _alarm = null;
            if (instant is null || _closed) return;
            var due = instant.Value - time.GetUtcNow();
            _alarm = time.CreateTimer(_ => Ring(), null, due > TimeSpan.Zero ? due : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }

    private void WakeLater()
    {
        lock (_lock)
        {
            if (_alarm is null) WakeAt(time.GetUtcNow() + Rebirth);
        }
    }

    private void Ring()
    {
        lock (_lock)
        {
            _alarm?.Dispose();
            _alarm = null;
        }

        TryPost(new Envelope(OwnerMessage.Wake.Up, null));
    }

    private async Task CallAsync(Func<CancellationToken, Task<OwnerMessage>> call)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(stopping, leaving, _leaving.Token);
        try
        {
            TryPost(new Envelope(await call(ends.Token), null, IsResult: true));
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested || leaving.IsCancellationRequested)
        {
            // Its successor asks again.
        }
        catch (Exception e)
        {
            // What the owner knew of this call is lost with it; its rows say what is open.
            if (!stopping.IsCancellationRequested) onFailed(e);
            lock (_lock) _owner = null;
            TryPost(new Envelope(OwnerMessage.Wake.Up, null));
        }
        finally
        {
            lock (_lock) _calls--;
            busy.Leave();
        }
    }

    private void DeliverAgain(Envelope envelope)
    {
        busy.Enter();
        ITimer? timer = null;
        lock (_lock)
        {
            timer = time.CreateTimer(_ => Deliver(), null, Redelivery, Timeout.InfiniteTimeSpan);
            _redeliveries.Add(timer);
        }

        void Deliver()
        {
            lock (_lock)
            {
                _redeliveries.Remove(timer!);
                timer!.Dispose();
            }

            TryPost(envelope);
            busy.Leave();
        }
    }

    private async Task DrainAsync()
    {
        while (true)
        {
            Envelope envelope;
            lock (_lock)
            {
                _lastUsed = time.GetUtcNow();
                if (!_queue.TryDequeue(out envelope!))
                {
                    _running = false;
                    return;
                }
            }

            await HandleAsync(envelope);
            busy.Leave();
        }
    }

    private async Task HandleAsync(Envelope envelope)
    {
        IOwner? owner = null;
        try
        {
            lock (_lock) owner = _owner ??= build();
            var reply = await owner.HandleAsync(envelope.Message, this);
            envelope.Reply?.TrySetResult(reply);
        }
        catch (StorageException e) when (envelope.IsResult)
        {
            // What the outside answered exists only here. It must not be lost because the disk is full for a while.
            lock (_lock) _owner = null;
            onFailed(e);
            DeliverAgain(envelope);
        }
        catch (Exception e)
        {
            lock (_lock) _owner = null;
            var failure = onFailed(e);
            envelope.Reply?.TrySetException(failure);
            // It may have failed at its alarm, and would have no other. One that was replaced, or cannot be built, waits until it is wanted.
            if (owner is not null && e is not OwnerReplacedException) WakeLater();
        }
    }
}
