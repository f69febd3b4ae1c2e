namespace CphBot.Cloud.Models;

/// <summary>What a kind of server is made of, in the vendor's own words, e.g. "2 x 3.2 GHz".</summary>
/// <param name="Flavor">The bare-metal flavor.</param>
/// <param name="SystemDiskGb">Null when the cloud does not say.</param>
public sealed record ServerModelSpec(
    string? Cpu, string? Memory, string? Disk, string? NetworkInterface, string? Gpu, string? Flavor, int? GpuCount, int? NumaCount, int? SystemDiskGb, string? SystemDiskType);
