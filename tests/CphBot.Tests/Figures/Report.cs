namespace CphBot.Tests.Figures;

/// <summary>Where tables are left for whoever wants to read them: artifacts/reports in the checkout.</summary>
internal static class Report
{
    public static void Write(string name, string markdown)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "reports"));
        File.WriteAllText(Path.Combine(folder.FullName, $"{name}.md"), markdown);
    }
}
