namespace CphBot.Causes;

/// <summary>What a person can do, and the commands that do it.</summary>
/// <param name="Words">One sentence of at most 90 characters; null where the button says it all.</param>
/// <param name="Commands">Best first; empty where nothing can be done from here.</param>
internal sealed record NextStep(string? Words, params IReadOnlyList<NextCommand> Commands);

/// <summary>A command that is worth offering, still without its subject.</summary>
internal enum NextCommand
{
    /// <summary>The same operation again, for the phones that did not make it.</summary>
    Retry,

    /// <summary>Looks once more at what is unclear.</summary>
    Check,

    /// <summary>The same operation again, in waves of a few phones.</summary>
    SmallerWaves,

    ShowPhone,
    ListPhones,
    StartPhone,
    RestartPhone,

    /// <summary>Wipes the phone's data.</summary>
    ResetPhone,

    ShowServer,
    ListServers,
    ListEncoders,
    RestartEncoder,
    ListBandwidths,
    ListImages,

    /// <summary>Restarts all its phones.</summary>
    RestartServer,
}
