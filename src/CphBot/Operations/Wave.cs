namespace CphBot.Operations;

/// <summary>One POST to the cloud, from its plan to its end.</summary>
internal sealed record Wave
{
    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    public WaveState State { get; init; }

    /// <summary>How often it came back as certainly not sent.</summary>
    public int Attempts { get; init; }

    /// <summary>Not to be sent before this instant: the cloud asked to wait, or could not be reached.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    public DateTimeOffset? ClaimedAt { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>The cloud's handle for the jobs of this wave, and what its support asks for.</summary>
    public string? RequestId { get; init; }

    public string? Code { get; init; }

    public string? Words { get; init; }
}

/// <summary>
/// What became of a wave's POST. Only <see cref="Planned"/> may be sent, and only a <c>NotSent</c> answer leads back to it. A wave has ended when
/// each of its phones has.
/// </summary>
internal enum WaveState
{
    Planned,
    Sending,
    Sent,
    Refused,
    Unclear,

    /// <summary>Never sent, and never will be: cancelled, out of time, or every phone of it is held by another operation.</summary>
    Dropped,
}
