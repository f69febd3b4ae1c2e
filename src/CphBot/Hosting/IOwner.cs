namespace CphBot.Hosting;

/// <summary>
/// The one careful caller of something outside that allows only one. Handles one message at a time and knows neither threads nor clusters.
/// One that throws is thrown away and built again from its rows.
/// </summary>
internal interface IOwner
{
    /// <returns>The answer for whoever asked; null when there is nothing to say. Ignored when the message was only told.</returns>
    public Task<OwnerMessage?> HandleAsync(OwnerMessage message, IOwnerHost host);
}

/// <summary>What a host gives its owner besides the next message.</summary>
internal interface IOwnerHost
{
    /// <summary>Runs a call to the outside beside the owner; what it returns becomes a message. It must not throw.</summary>
    public void Start(Func<CancellationToken, Task<OwnerMessage>> call);

    /// <summary>Sends <see cref="OwnerMessage.Wake"/> at that instant; the newest call replaces the earlier ones. Null: no wake.</summary>
    public void WakeAt(DateTimeOffset? instant);
}

/// <summary>Who hosts the owners: this process alone, or a cluster.</summary>
internal interface IOwners
{
    /// <summary>How many processes live, this one counted in: they share what the outside allows.</summary>
    public int Nodes { get; }

    /// <summary>Sends a message and does not wait. May be lost with the process: rows must be able to bring it back.</summary>
    public void Tell(OwnerKey key, OwnerMessage message);

    /// <exception cref="OwnerFailedException">The owner threw while it handled the message.</exception>
    public Task<OwnerMessage?> AskAsync(OwnerKey key, OwnerMessage message, CancellationToken cancel);

    /// <summary>Completes when no message waits and no call runs. Alarms do not count.</summary>
    public Task IdleAsync();
}

/// <summary>An owner threw. Its rows are as they were before the message, or as its last write left them.</summary>
internal sealed class OwnerFailedException(OwnerKey key, Exception inner) : Exception($"{key} failed.", inner);

/// <summary>Another owner of the same key has taken over: whatever this one knows of the budget is old.</summary>
internal sealed class OwnerReplacedException() : Exception("Another owner has taken over.");
