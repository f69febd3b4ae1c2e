using CphBot.Cloud.Phones;

namespace CphBot.Cloud.EncodeServers;

/// <summary>An encoder: it makes the pictures of a server's phones.</summary>
/// <param name="Name">The id when the cloud gave none.</param>
/// <param name="ServerId">The server it belongs to.</param>
/// <param name="Type">0 server, 1 container.</param>
/// <param name="Access">Its reachable ports; empty where the cloud says nothing.</param>
public sealed record EncodeServer(
    string EncodeServerId, string Name, EncodeServerStatus Status, string? ServerId, int? Type, string? Ip, string? Ipv6, string? KeypairName, IReadOnlyList<PhoneAccess> Access);
