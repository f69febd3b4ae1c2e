namespace CphBot.Cloud.Models;

/// <summary>A kind of server.</summary>
/// <param name="Cpu">Cores.</param>
/// <param name="DiskMaxNum">How many cloud disks it can have; 0: it has local ones.</param>
/// <param name="FreeSizeGb">Of its local disks, what phones may use.</param>
public sealed record ServerModel(
    string Name, string? ServerType, decimal? Cpu, decimal? MemoryGb, int? DiskMaxNum, ProductType? ProductType, int? FreeSizeGb, ServerModelSpec? Spec);
