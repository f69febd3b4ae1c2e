namespace CphBot.Hosting.Cluster;

/// <summary>An owner, wherever in the cluster it lives. Its key is <see cref="OwnerKey"/> as text; messages are JSON (<see cref="OwnerJson"/>).</summary>
internal interface IOwnerGrain : IGrainWithStringKey
{
    /// <summary>Returns once the message waits for its turn.</summary>
    public Task TellAsync(byte[] message);

    /// <returns>An <see cref="OwnerReply"/>.</returns>
    public Task<byte[]> AskAsync(byte[] message);
}

/// <summary>What an owner answered, or that it failed: an exception of ours does not travel.</summary>
/// <param name="Message">Null when there is nothing to say.</param>
/// <param name="Failure">Null: it did not fail.</param>
internal sealed record OwnerReply(OwnerMessage? Message, string? Failure);
