namespace CphBot.Cloud.Phones;

/// <summary>A phone with what only its own page shows.</summary>
public sealed record PhoneDetail(Phone Phone, IReadOnlyList<PhoneAccess> Access)
{
    /// <summary>0 normal; 1 trial in old texts.</summary>
    public int? Type { get; init; }

    /// <summary>direct or routing.</summary>
    public string? TrafficType { get; init; }

    /// <summary>True: a data disk of its own; false: a share of the server's.</summary>
    public bool? OwnsDataVolume { get; init; }

    /// <summary>E.g. SSD or GPSSD; null when the phone has no disk of its own.</summary>
    public string? DataVolumeType { get; init; }

    public int? DataVolumeSizeGiB { get; init; }

    public bool? IsVncEnabled { get; init; }

    public bool? IsEncrypted { get; init; }
}
