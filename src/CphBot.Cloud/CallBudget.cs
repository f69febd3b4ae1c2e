namespace CphBot.Cloud;

/// <summary>The call budget of one project: reads per second, changes per minute, and a pause after the cloud asked for one.</summary>
public sealed class CallBudget
{
    /// <summary>Takes one change, if one may be made now.</summary>
    /// <param name="retryAfter">When false: how long to wait before asking again.</param>
    public bool TryTakeWrite(out TimeSpan retryAfter) => throw new NotImplementedException();
}
