namespace CphBot.Causes;

/// <summary>Why something is as it is: what happened, what this program does about it by itself, and what a person can do.</summary>
/// <param name="What">One sentence of at most 90 characters that begins with an ordinary word: it may stand within another sentence.</param>
/// <param name="Next">Null where there is nothing to do: it works.</param>
internal sealed record Cause(string What, Repeats Repeats, NextStep? Next)
{
    /// <summary>Whether the code says so little that the cloud's own words are worth reading beside it.</summary>
    public bool IsVague { get; init; }

    /// <summary>The sentence with the cloud's own words behind it, where the code alone says too little.</summary>
    public string Words(string? cloudMessage) => IsVague && Short(cloudMessage) is { Length: > 0 } said ? $"{What} The cloud says: {said}" : What;

    /// <summary>"the cloud is too busy", to stand within a sentence.</summary>
    public string Within => $"{char.ToLowerInvariant(What[0])}{What[1..].TrimEnd('.')}";

    /// <summary>They may be of any length.</summary>
    private static string? Short(string? message) => message is { Length: > 160 } ? $"{message[..160].TrimEnd()}…" : message?.Trim();
}

/// <summary>What is asked again by itself. A statement for people: the cloud's client decides it, and a test holds the two together.</summary>
[Flags]
internal enum Repeats
{
    /// <summary>Nothing: the same question would get the same answer.</summary>
    None = 0,

    /// <summary>A read, at most twice, and with each look at an operation's jobs and phones.</summary>
    Reads = 1,

    /// <summary>A change: certainly nothing began, so its wave goes later, as long as it is wanted.</summary>
    Changes = 2,

    Both = Reads | Changes,
}
