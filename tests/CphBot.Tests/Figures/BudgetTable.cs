using System.Globalization;
using System.Text;

namespace CphBot.Tests.Figures;

/// <summary>The figures of the write budget as Markdown.</summary>
internal static class BudgetTable
{
    public const string Name = "write-budget";

    public static string Of(IEnumerable<BudgetFigures> lines)
    {
        var table = new StringBuilder()
            .AppendLine("| live operations | sender | writes | beyond a window | refused | age of a card p50 | p95 | most | longest wait of an end | its bound | ends never shown | longest wait of a reply |")
            .AppendLine("|--:|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        foreach (var line in lines)
        {
            table.AppendLine(Line(line.Operations, "bot", line.Bot, Seconds(line.EndBound)));
            table.AppendLine(Line(line.Operations, "naive", line.Naive, "none"));
        }

        return table.ToString();
    }

    private static string Line(int operations, string name, BudgetFigures.Sender sender, string bound) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {operations} | {name} | {sender.Writes} | {sender.Violations} | {100.0 * sender.Refused / sender.Writes:0} % | {Seconds(sender.Age.Median)} | {Seconds(sender.Age.P95)} | {Seconds(sender.Age.Most)} | {Seconds(sender.LongestEnd)} | {bound} | {sender.EndsNeverShown} | {Seconds(sender.LongestReply)} |");

    private static string Seconds(TimeSpan? time) => time is { } t ? string.Create(CultureInfo.InvariantCulture, $"{t.TotalSeconds:0.0} s") : "-";
}
