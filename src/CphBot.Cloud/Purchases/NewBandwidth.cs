namespace CphBot.Cloud.Purchases;

/// <summary>A server's line to the outside.</summary>
/// <param name="SharedId">A line that several servers share; null: one of its own, of <paramref name="SizeMbps"/>.</param>
/// <param name="SizeMbps">Mbit/s, of a line of its own.</param>
/// <param name="IsPaidByTraffic">False: by its width.</param>
public sealed record NewBandwidth(string? SharedId, int? SizeMbps, bool IsPaidByTraffic = false)
{
    /// <summary>Why there can be no such line, for people; null when there can.</summary>
    public string? Problem() => SharedId is null == SizeMbps is > 0 ? null : "A line is a shared one, or one of its own with a width.";
}
