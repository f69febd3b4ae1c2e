namespace CphBot.Hosting.Cluster;

/// <summary>Owners spread over the nodes of a cluster. That each lives once is Orleans' best effort; that it acts once is the rows' promise.</summary>
internal sealed partial class ClusterOwners(IServiceProvider services, OwnerFactory factory, TimeProvider time, ILogger<ClusterOwners> logger) : IOwners, IAsyncDisposable
{
    /// <summary>While a dead node is not known to be dead yet, calls to its owners fail.</summary>
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(6)];

    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _leaving = new();
    private readonly BusyCount _busy = new();

    public int Nodes => Math.Max(1, services.GetRequiredService<ISiloStatusOracle>().GetApproximateSiloStatuses(onlyActive: true).Count);

    public void Tell(OwnerKey key, OwnerMessage message)
    {
        _busy.Enter();
        _ = TellAsync(key, OwnerJson.Write(message));
    }

    public async Task<OwnerMessage?> AskAsync(OwnerKey key, OwnerMessage message, CancellationToken cancel)
    {
        _busy.Enter();
        try
        {
            var reply = await ReachAsync(key, OwnerJson.Write(message), cancel);
            return reply.Failure is null ? reply.Message : throw new OwnerFailedException(key, new InvalidOperationException(reply.Failure));
        }
        finally
        {
            _busy.Leave();
        }
    }

    public Task IdleAsync() => _busy.ZeroAsync();

    public Mailbox OpenMailbox(OwnerKey key) => new(() => factory.Build(key), e => Failed(key, e), time, new BusyCount(_busy), _stopping.Token, _leaving.Token);

    /// <summary>
    /// Orleans has let go of them, perhaps in a hurry and not one by one. Calls that only look are given up: whoever has the owners next looks anew.
    /// </summary>
    public void GiveUpLooking() => _leaving.Cancel();

    public ValueTask DisposeAsync()
    {
        _stopping.Cancel();
        return ValueTask.CompletedTask;
    }

    /// <summary>Asking again does no harm: what was done is found in the rows by the key of the turn.</summary>
    private async Task<OwnerReply> ReachAsync(OwnerKey key, byte[] message, CancellationToken cancel)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return OwnerJson.ReadReply(await Grain(key).AskAsync(message).WaitAsync(cancel));
            }
            catch (Exception e) when (!cancel.IsCancellationRequested)
            {
                if (attempt == Pauses.Length || e is not (OrleansException or TimeoutException or InvalidOperationException)) throw Failed(key, e);
                await Task.Delay(Pauses[attempt], time, cancel);
            }
        }
    }

    private async Task TellAsync(OwnerKey key, byte[] message)
    {
        try
        {
            await Grain(key).TellAsync(message);
        }
        catch (Exception e)
        {
            if (!_stopping.IsCancellationRequested) LogNotTold(e, key);
        }
        finally
        {
            _busy.Leave();
        }
    }

    private IOwnerGrain Grain(OwnerKey key) => services.GetRequiredService<IGrainFactory>().GetGrain<IOwnerGrain>(key.ToString());

    private OwnerFailedException Failed(OwnerKey key, Exception e)
    {
        LogOwnerFailed(e, key);
        return new OwnerFailedException(key, e);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Key} failed and is built again from its rows")]
    private partial void LogOwnerFailed(Exception e, OwnerKey key);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Key} could not be told; what still counts is said again, or found in the rows")]
    private partial void LogNotTold(Exception e, OwnerKey key);
}
