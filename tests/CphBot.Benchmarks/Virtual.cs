using CphBot.Tests.Figures;

namespace CphBot.Benchmarks;

/// <summary>What the tests measure in virtual time, for as many operations as one has the patience for.</summary>
internal static class Virtual
{
    /// <summary>A thousand phones are looked up by name first, five a second: they must restart for longer than that takes.</summary>
    private static readonly TimeSpan RestartTime = TimeSpan.FromMinutes(6);

    public static async Task BudgetAsync(params int[] operations)
    {
        var lines = new List<BudgetFigures>();
        foreach (var count in operations) lines.Add(await BudgetFigures.MeasureAsync(count));
        Print(BudgetTable.Name, BudgetTable.Of(lines));
    }

    public static async Task CallsAsync(params int[] operations)
    {
        var lines = new List<CloudCallFigures>();
        foreach (var count in operations) lines.Add(await CloudCallFigures.MeasureAsync(count, RestartTime));
        Print(CloudCallFigures.Name, CloudCallFigures.Table(lines));
    }

    private static void Print(string name, string table)
    {
        Report.Write(name, table);
        Console.WriteLine(table);
    }
}
