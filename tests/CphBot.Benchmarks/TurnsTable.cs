using System.Globalization;
using System.Text;
using CphBot.Benchmarks.Load;

namespace CphBot.Benchmarks;

/// <summary>Samples of the handler and the bot side by side; of each figure the median over the rounds, of ratios the median of the rounds' own.</summary>
internal sealed class TurnsTable
{
    private readonly List<(string Workload, int Connections, Sample Bare, Sample Bot)> _samples = [];

    public void Add(string workload, int connections, Sample bare, Sample bot) => _samples.Add((workload, connections, bare, bot));

    public override string ToString()
    {
        var table = new StringBuilder();
        table.AppendLine("| command, connections | | turns/s | 202: p50 / p99 ms | card: p50 / p99 ms | CPU per turn | to the handler |");
        table.AppendLine("|---|---|---|---|---|---|---|");
        foreach (var group in _samples.GroupBy(sample => (sample.Workload, sample.Connections)))
        {
            var name = $"{group.Key.Workload}, {group.Key.Connections}";
            Row(table, name, "bare handler", [.. group.Select(sample => sample.Bare)], "1");
            Row(table, name, "CphBot", [.. group.Select(sample => sample.Bot)], $"{Text(Median(group.Select(sample => sample.Bot.CpuMicroseconds / sample.Bare.CpuMicroseconds)), "0.0")} × the CPU");
        }

        return table.ToString();
    }

    private static void Row(StringBuilder table, string name, string program, List<Sample> samples, string ratio) => table.AppendLine(
        $"| {name} | {program} | {Text(Median(samples.Select(s => s.PerSecond)), "0")} | {Both(samples.Select(s => s.Accepted))} | {Both(samples.Select(s => s.Shown))} | "
        + $"{Text(Median(samples.Select(s => s.CpuMicroseconds)), "0")} µs | {ratio} |");

    private static string Both(IEnumerable<Latency> values)
    {
        var all = values.ToList();
        return new Latency(Median(all.Select(value => value.Median)), Median(all.Select(value => value.P99))).ToString();
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
