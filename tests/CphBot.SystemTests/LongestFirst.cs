using Xunit;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("CphBot.SystemTests.LongestFirst", "CphBot.SystemTests")]

namespace CphBot.SystemTests;

/// <summary>What takes longest and mostly waits begins first, so that the many short ones fill what it leaves of the machine.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) => testCollections.OrderBy(collection => collection.DisplayName switch
    {
        OneAtATime.Name => 0,
        var name when name.EndsWith(nameof(PlaygroundTests), StringComparison.Ordinal) => 1,
        _ => 2,
    });
}
