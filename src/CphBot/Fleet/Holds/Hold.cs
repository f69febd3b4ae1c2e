using CphBot.Times;

namespace CphBot.Fleet.Holds;

/// <summary>Phones that somebody does not want touched for a while, and why.</summary>
internal sealed record Hold
{
    /// <summary>Counted by themselves: "hold 7". 0 until it is written.</summary>
    public long Number { get; init; }

    /// <summary>The turn's key when typed, the card and the command when pressed. Unique: a second delivery or tap finds it.</summary>
    public required string Key { get; init; }

    public required string Project { get; init; }

    /// <summary>As it was typed, in its plainest spelling.</summary>
    public required string Selector { get; init; }

    /// <summary>What that was found to mean: phones and servers by id, groups expanded. A selector's text, too.</summary>
    public required string Meaning { get; init; }

    public required DateTimeOffset UntilAt { get; init; }

    public required string Reason { get; init; }

    public DateTimeOffset SetAt { get; init; }

    /// <summary>Entra object id.</summary>
    public string? SetById { get; init; }

    public required string SetByName { get; init; }

    /// <summary>IANA; null: UTC.</summary>
    public string? Zone { get; init; }

    public required string ConversationId { get; init; }

    public DateTimeOffset? ReleasedAt { get; init; }

    public string? ReleasedByName { get; init; }

    /// <summary>In a sentence: "server cph-01", "web-*".</summary>
    public string Subject => SubjectOf(Selector);

    /// <param name="selector">Its plainest text.</param>
    public static string SubjectOf(string selector) => selector.StartsWith("on server ", StringComparison.Ordinal) ? selector["on ".Length..] : selector;

    public bool IsActive(DateTimeOffset now) => ReleasedAt is null && now < UntilAt;

    /// <summary>"by Lee until 14:00 (+01:00) because vendor on site (hold 7)".</summary>
    public string Words(DateTimeOffset now, string? zone) => $"by {SetByName} until {ZoneClock.Minute(UntilAt, now, zone)} because {Reason} (hold {Number})";
}
