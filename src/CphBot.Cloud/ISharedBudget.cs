namespace CphBot.Cloud;

/// <summary>What several processes that call one project take from together.</summary>
public interface ISharedBudget
{
    /// <summary>Takes one read.</summary>
    /// <returns>After how long it may be made; null: the others cannot be asked now.</returns>
    public Task<TimeSpan?> ReserveReadAsync(CancellationToken cancel);

    /// <summary>The cloud has asked this process for a pause. Does not wait until the others know.</summary>
    public void Throttled(TimeSpan pause);
}
