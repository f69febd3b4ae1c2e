using CphBot.Cloud;
using CphBot.Hosting;

namespace CphBot.Fleet;

/// <summary>
/// The owner of a project counts the reads of all nodes, so that one that alone has something to read has all of them. While it cannot be
/// reached, each node has its part.
/// </summary>
internal sealed class ProjectBudget(string project, CallBudget budget, IOwners owners, TimeProvider time) : ISharedBudget
{
    /// <summary>Far more than an owner that lives takes to answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>One that did not answer is not asked again for so long.</summary>
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(5);

    private readonly OwnerKey _owner = OwnerKey.Project(project);
    private long? _failedAt;

    public async Task<TimeSpan?> ReserveReadAsync(CancellationToken cancel)
    {
        if (_failedAt is { } at && time.GetElapsedTime(at) < Away) return null;
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
        try
        {
            if (await owners.AskAsync(_owner, new ReadWanted(), either.Token) is ReadReserved reserved)
            {
                budget.PauseFor(reserved.Pause);
                return reserved.Wait;
            }
        }
        catch (Exception e) when (!cancel.IsCancellationRequested && e is OperationCanceledException or OwnerFailedException)
        {
            // Said by whoever hosts the owners.
        }

        _failedAt = time.GetTimestamp();
        return null;
    }

    public void Throttled(TimeSpan pause) => owners.Tell(_owner, new CloudThrottled(pause));
}
