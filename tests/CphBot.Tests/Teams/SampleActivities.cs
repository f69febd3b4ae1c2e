using CphBot.Teams.Activities;
using Xunit;

namespace CphBot.Tests.Teams;

/// <summary>What Teams sends, captured from real traffic or composed from its documentation (see the folder's README).</summary>
internal static class SampleActivities
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Data", "activities");

    public static IEnumerable<(string Name, byte[] Json, Activity Activity)> All() =>
        Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(path =>
        {
            var json = File.ReadAllBytes(path);
            var activity = ActivityReader.Read(json, out var problem);
            Assert.True(activity is not null, $"{path}: {problem}");
            return (Path.GetRelativePath(Folder, path), json, activity!);
        });

    public static Activity Read(string name) => ActivityReader.Read(File.ReadAllBytes(Path.Combine(Folder, name)), out _)!;
}
