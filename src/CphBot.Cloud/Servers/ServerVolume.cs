namespace CphBot.Cloud.Servers;

/// <summary>A disk of a server.</summary>
/// <param name="Type">E.g. SSD or GPSSD.</param>
public sealed record ServerVolume(string? Name, string? Type, int? SizeGB);
