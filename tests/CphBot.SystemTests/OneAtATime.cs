using Xunit;

namespace CphBot.SystemTests;

/// <summary>Tests that have a process of their own, and mostly wait for it: one after the other, beside the scenarios on the other database.</summary>
[CollectionDefinition(Name)]
public sealed class OneAtATime
{
    public const string Name = "one at a time";
}
