namespace CphBot.Simulator.Cloud.Events;

/// <summary>Something that the vendor plans to do to a server.</summary>
internal sealed record ScheduledEvent(string Id, int Server, string Type, string State, DateTimeOffset PublishedAt)
{
    /// <summary>maintenance or redeploy, once authorised.</summary>
    public string? AuthorizationType { get; init; }

    /// <summary>When it is to begin.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>The latest instant that may be chosen.</summary>
    public DateTimeOffset Deadline => PublishedAt + TimeSpan.FromDays(14);

    public DateTimeOffset? FinishedAt { get; init; }
}
