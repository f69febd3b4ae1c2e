namespace CphBot.Cloud.Models;

/// <summary>A kind of phone, which a kind of server can have.</summary>
/// <param name="Name">Unique together with <paramref name="ServerModelName"/>.</param>
/// <param name="IsOffered">Whether it can be had; null when the cloud does not say.</param>
/// <param name="Cpu">Cores.</param>
/// <param name="Resolution">E.g. 720x1280.</param>
/// <param name="PhoneCapacity">How many of them one server has.</param>
public sealed record PhoneModel(
    string Name, string? ServerModelName, bool? IsOffered, decimal? Cpu, int? MemoryMb, int? DiskGiB, string? Resolution, int? PhoneCapacity, string? ImageLabel)
{
    public ProductType? ProductType { get; init; }

    public string? SpecCode { get; init; }

    /// <summary>0 or 1.</summary>
    public int? ModelVersion { get; init; }

    public int? Dpi { get; init; }

    /// <summary>In the vendor's words, since it sends text.</summary>
    public string? Fps { get; init; }

    public int? RenderFps { get; init; }

    public int? StreamFps { get; init; }

    /// <summary>True: each phone has a data disk of its own.</summary>
    public bool? OwnsDataVolume { get; init; }

    /// <summary>JSON text, as it came.</summary>
    public string? ExtendSpec { get; init; }
}
