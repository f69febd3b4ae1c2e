namespace CphBot.Tests.Figures;

internal sealed record Quantiles(TimeSpan Median, TimeSpan P95, TimeSpan Most)
{
    public static Quantiles Of(IEnumerable<TimeSpan> values)
    {
        var sorted = values.Order().ToList();
        return new Quantiles(sorted[sorted.Count / 2], sorted[sorted.Count * 95 / 100], sorted[^1]);
    }
}
