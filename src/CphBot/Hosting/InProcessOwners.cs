using System.Collections.Concurrent;

namespace CphBot.Hosting;

/// <summary>Hosts all owners in this process: a mailbox per key.</summary>
internal sealed partial class InProcessOwners(OwnerFactory factory, TimeProvider time, ILogger<InProcessOwners> logger) : IOwners, IAsyncDisposable
{
    /// <summary>How long an owner without work is kept. Building one again costs a few reads.</summary>
    private static readonly TimeSpan IdleLife = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<OwnerKey, Mailbox> _mailboxes = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly BusyCount _busy = new();
    private ITimer? _tidy;

    public int Nodes => 1;

    public void Tell(OwnerKey key, OwnerMessage message) => Post(key, new Envelope(message, null));

    public Task<OwnerMessage?> AskAsync(OwnerKey key, OwnerMessage message, CancellationToken cancel)
    {
        var reply = new TaskCompletionSource<OwnerMessage?>(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(key, new Envelope(message, reply));
        return reply.Task.WaitAsync(cancel);
    }

    public Task IdleAsync() => _busy.ZeroAsync();

    private void LetGoIdle()
    {
        foreach (var (key, mailbox) in _mailboxes)
        {
            if (mailbox.TryClose(time.GetUtcNow() - IdleLife)) _mailboxes.TryRemove(KeyValuePair.Create(key, mailbox));
        }
    }

    public async ValueTask DisposeAsync()
    {
        // Registered under two types, so the container disposes it twice.
        if (_stopping.IsCancellationRequested) return;
        await _stopping.CancelAsync();
        if (_tidy is not null) await _tidy.DisposeAsync();
        foreach (var mailbox in _mailboxes.Values) mailbox.TryClose(DateTimeOffset.MaxValue);
    }

    private void Post(OwnerKey key, Envelope envelope)
    {
        // A mailbox that was let go in this very moment refuses: the next one is a fresh one.
        while (!Mailbox(key).TryPost(envelope))
        {
        }
    }

    private Mailbox Mailbox(OwnerKey key)
    {
        LazyInitializer.EnsureInitialized(ref _tidy, () => time.CreateTimer(_ => LetGoIdle(), null, IdleLife, IdleLife));
        return OpenMailbox(key);
    }

    private Mailbox OpenMailbox(OwnerKey key) => _mailboxes.GetOrAdd(
        key,
        static (key, host) => new Mailbox(() => host.Build(key), host.OnFailed(key), host.Time, host._busy, host._stopping.Token),
        this);

    private TimeProvider Time => time;

    private IOwner Build(OwnerKey key) => factory.Build(key);

    private Func<Exception, Exception> OnFailed(OwnerKey key) => e =>
    {
        LogOwnerFailed(e, key);
        return new OwnerFailedException(key, e);
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "{Key} failed and is built again from its rows")]
    private partial void LogOwnerFailed(Exception e, OwnerKey key);
}

/// <param name="Reply">Null when the sender does not wait.</param>
/// <param name="IsResult">It tells what a call to the outside brought, so nobody could send it again.</param>
internal sealed record Envelope(OwnerMessage Message, TaskCompletionSource<OwnerMessage?>? Reply, bool IsResult = false);
