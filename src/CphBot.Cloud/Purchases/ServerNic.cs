namespace CphBot.Cloud.Purchases;

/// <summary>A server's place in a subnet.</summary>
/// <param name="Ipv6BandwidthId">The line for IPv6; null: none.</param>
public sealed record ServerNic(string SubnetId, bool IsIpv6 = false, string? Ipv6BandwidthId = null);
