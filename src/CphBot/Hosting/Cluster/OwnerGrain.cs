using Orleans.Concurrency;

namespace CphBot.Hosting.Cluster;

/// <summary>
/// Places an owner: Orleans says where, the mailbox does the rest exactly as in a single process. Calls interleave, since the mailbox puts
/// messages in a row.
/// </summary>
[Reentrant]
internal sealed class OwnerGrain(ClusterOwners owners) : Grain, IOwnerGrain
{
    private Mailbox _mailbox = null!;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _mailbox = owners.OpenMailbox(OwnerKey.Parse(this.GetPrimaryKeyString()));
        return Task.CompletedTask;
    }

    public Task TellAsync(byte[] message)
    {
        Post(message, null);
        return Task.CompletedTask;
    }

    public async Task<byte[]> AskAsync(byte[] message)
    {
        var reply = new TaskCompletionSource<OwnerMessage?>(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(message, reply);
        try
        {
            return OwnerJson.Write(new OwnerReply(await reply.Task, null));
        }
        catch (Exception e) when (e is OwnerFailedException or OperationCanceledException)
        {
            return OwnerJson.Write(new OwnerReply(null, e.Message));
        }
    }

    /// <summary>
    /// Its calls to the outside are waited for, as long as Orleans allows: their answers exist nowhere else. One that has to move, while its
    /// node stays, may have had an alarm; wherever it lives next, it looks at its rows and sets it again.
    /// </summary>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        try
        {
            await _mailbox.CloseAsync(cancellationToken);
        }
        finally
        {
            if (reason.ReasonCode is not (DeactivationReasonCode.ActivationIdle or DeactivationReasonCode.ShuttingDown)) owners.Tell(OwnerKey.Parse(this.GetPrimaryKeyString()), OwnerMessage.Wake.Up);
        }
    }

    /// <exception cref="InvalidOperationException">It was let go in this very moment: its next place has it.</exception>
    private void Post(byte[] message, TaskCompletionSource<OwnerMessage?>? reply)
    {
        if (!_mailbox.TryPost(new Envelope(OwnerJson.ReadMessage(message), reply))) throw new InvalidOperationException("It was just let go.");
    }
}
