using CphBot.Simulator.Cloud.Work;

namespace CphBot.Simulator.Cloud.Servers;

/// <summary>What is known of a server that something has happened to.</summary>
internal sealed class ServerState(StatusChange settled, ServerContents contents)
{
    public Timeline Status { get; } = new(settled);

    public Contents<ServerContents> Contents { get; } = new(contents);

    /// <summary>Null: the name it was created with.</summary>
    public string? Name { get; set; }

    /// <summary>By key. A key has one value.</summary>
    public SortedDictionary<string, string> Tags { get; } = new(StringComparer.Ordinal);

    /// <summary>Null: it was there from the beginning.</summary>
    public DateTimeOffset? BoughtAt { get; init; }

    /// <summary>Only these can be released by a call.</summary>
    public bool IsOnDemand { get; init; }
}
