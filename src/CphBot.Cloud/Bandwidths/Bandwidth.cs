namespace CphBot.Cloud.Bandwidths;

/// <summary>A line to the outside.</summary>
/// <param name="Name">The id when the cloud gave none.</param>
/// <param name="SizeMbps">Mbit/s.</param>
/// <param name="IsPaidByTraffic">False: by its width.</param>
/// <param name="IsShared">False: of one server alone.</param>
public sealed record Bandwidth(
    string BandwidthId, string Name, int? SizeMbps, bool? IsPaidByTraffic, bool? IsShared, DateTimeOffset? CreateTime, DateTimeOffset? UpdateTime)
{
    /// <summary>Why no line can have this width, for people; null when one can. The upper end is not documented.</summary>
    public static string? SizeProblem(int mbps) => mbps switch
    {
        < 1 => "A line has at least 1 Mbit/s.",
        <= 300 => null,
        <= 1000 => mbps % 50 == 0 ? null : "Between 300 and 1,000 Mbit/s a line grows in steps of 50.",
        _ => mbps % 500 == 0 ? null : "Above 1,000 Mbit/s a line grows in steps of 500.",
    };
}
