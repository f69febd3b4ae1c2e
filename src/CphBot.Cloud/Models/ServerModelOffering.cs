namespace CphBot.Cloud.Models;

/// <summary>A kind of server in one availability zone.</summary>
/// <param name="Name">As in <see cref="ServerModel"/>.</param>
/// <param name="IsAvailable">False: sold out; null when the cloud does not say.</param>
public sealed record ServerModelOffering(string Name, string? AvailabilityZone, bool? IsAvailable);
