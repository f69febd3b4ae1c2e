namespace CphBot.Tests.EndToEnd;

/// <summary>Where a bot under test keeps its rows. The system tests compile the same scenarios with another file of this name.</summary>
internal static class TestRows
{
    /// <returns>Settings; none: a SQLite file of its own.</returns>
    public static Task<IReadOnlyDictionary<string, string>> CreateAsync() => Task.FromResult<IReadOnlyDictionary<string, string>>(new Dictionary<string, string>());
}
