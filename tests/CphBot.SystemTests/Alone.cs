using Xunit;

namespace CphBot.SystemTests;

/// <summary>
/// Tests that have processes or a browser of their own, and wait with a deadline: side by side they would starve each other, so they come one
/// after the other when the scenarios on the other database are through.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
