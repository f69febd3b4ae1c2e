using Xunit;

namespace CphBot.SystemTests;

/// <summary>
/// Tests that have several processes of their own, and promises of time to keep: they come one after the other when all else is
/// through.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
