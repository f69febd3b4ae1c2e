namespace CphBot.Cloud.Purchases;

/// <summary>A disk to be bought.</summary>
/// <param name="Type">SSD or GPSSD.</param>
public sealed record NewVolume(string Type, int SizeGiB)
{
    private const int MaxGiB = 32_768;

    /// <summary>Why there can be no such disk, for people; null when there can.</summary>
    public string? Problem(int minGiB)
    {
        if (Type is not ("SSD" or "GPSSD")) return "A disk is of type SSD or GPSSD.";
        return SizeGiB >= minGiB && SizeGiB <= MaxGiB ? null : $"This disk has {minGiB} to {MaxGiB:N0} GiB.";
    }
}
