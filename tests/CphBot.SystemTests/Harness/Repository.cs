namespace CphBot.SystemTests.Harness;

/// <summary>Where the tests find what is not built into them, and leave what is to be looked at.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>The Playground's package and configuration.</summary>
    public static string SystemTests => Path.Combine(Root, "tests", "CphBot.SystemTests");

    /// <summary>A directory under artifacts/, which git ignores.</summary>
    public static string Artifacts(string name) => Directory.CreateDirectory(Path.Combine(Root, "artifacts", name)).FullName;

    private static string Find()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "CphBot.sln"))) return directory.FullName;
        }

        throw new InvalidOperationException($"{AppContext.BaseDirectory} is not inside the repository, so the tests do not find the Playground.");
    }
}
