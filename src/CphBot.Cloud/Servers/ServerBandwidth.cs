namespace CphBot.Cloud.Servers;

/// <summary>A line to the outside that a server has.</summary>
/// <param name="SizeMbps">Mbit/s.</param>
public sealed record ServerBandwidth(string? Name, int? SizeMbps);
