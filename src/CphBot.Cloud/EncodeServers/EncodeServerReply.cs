using System.Text.Json.Serialization;
using CphBot.Cloud.Json;
using CphBot.Cloud.Phones;

namespace CphBot.Cloud.EncodeServers;

/// <summary>The answer to a list of encoders.</summary>
internal sealed class EncodeServerListReply : IListReply<EncodeServerReply>
{
    public string? RequestId { get; set; }

    public int? Count { get; set; }

    [JsonConverter(typeof(LenientList<EncodeServerReply>))]
    public IReadOnlyList<EncodeServerReply?>? EncodeServers { get; set; }

    IReadOnlyList<EncodeServerReply?>? IListReply<EncodeServerReply>.Items => EncodeServers;
}

internal sealed class EncodeServerReply
{
    public string? EncodeServerId { get; set; }

    public string? EncodeServerName { get; set; }

    public string? EncodeServerIp { get; set; }

    public string? EncodeServerIpv6 { get; set; }

    public string? ServerId { get; set; }

    public string? KeypairName { get; set; }

    public int? Type { get; set; }

    public int? Status { get; set; }

    [JsonConverter(typeof(LenientList<PhoneAccessReply>))]
    public IReadOnlyList<PhoneAccessReply?>? AccessInfos { get; set; }

    /// <summary>Null for an encoder without an id.</summary>
    public EncodeServer? ToEncodeServer() => EncodeServerId is null ? null : new EncodeServer(
        EncodeServerId, EncodeServerName ?? EncodeServerId, (EncodeServerStatus?)Status ?? EncodeServerStatus.Unknown, ServerId, Type,
        EncodeServerIp, EncodeServerIpv6, KeypairName, [.. (AccessInfos ?? []).OfType<PhoneAccessReply>().Select(access => access.ToAccess())]);
}
