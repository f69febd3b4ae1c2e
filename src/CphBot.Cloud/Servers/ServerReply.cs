using System.Text.Json.Serialization;
using CphBot.Cloud.Bandwidths;
using CphBot.Cloud.Json;

namespace CphBot.Cloud.Servers;

/// <summary>The answer to a list of servers.</summary>
internal sealed class ServerListReply : IListReply<ServerReply>
{
    public string? RequestId { get; set; }

    public int? Count { get; set; }

    [JsonConverter(typeof(LenientList<ServerReply>))]
    public IReadOnlyList<ServerReply?>? Servers { get; set; }

    IReadOnlyList<ServerReply?>? IListReply<ServerReply>.Items => Servers;
}

/// <summary>A server in a list, or by itself with the members of its own page. Left out: the order's ids, and the vendor's own project.</summary>
internal sealed class ServerReply
{
    public string? ServerId { get; set; }

    public string? ServerName { get; set; }

    public int? Status { get; set; }

    public string? ServerModelName { get; set; }

    public string? PhoneModelName { get; set; }

    public string? AvailabilityZone { get; set; }

    public string? NetworkVersion { get; set; }

    public string? KeypairName { get; set; }

    public string? VpcId { get; set; }

    public string? VpcCidr { get; set; }

    public string? Cidr { get; set; }

    public string? SubnetId { get; set; }

    public string? SubnetCidr { get; set; }

    public string? EnterpriseProjectId { get; set; }

    [JsonConverter(typeof(LenientObject<ServerMetadataReply>))]
    public ServerMetadataReply? Metadata { get; set; }

    [JsonConverter(typeof(LenientTexts))]
    public IReadOnlyList<string>? SecurityGroups { get; set; }

    public DateTimeOffset? CreateTime { get; set; }

    public DateTimeOffset? UpdateTime { get; set; }

    [JsonConverter(typeof(LenientList<ServerAddressReply>))]
    public IReadOnlyList<ServerAddressReply?>? Addresses { get; set; }

    [JsonConverter(typeof(LenientList<ServerVolumeReply>))]
    public IReadOnlyList<ServerVolumeReply?>? Volumes { get; set; }

    [JsonConverter(typeof(LenientObject<SharedVolumeReply>))]
    public SharedVolumeReply? ShareVolumeInfo { get; set; }

    [JsonConverter(typeof(LenientList<BandwidthReply>))]
    public IReadOnlyList<BandwidthReply?>? BandWidths { get; set; }

    /// <summary>Null for a server without an id.</summary>
    public Server? ToServer() => ServerId is null ? null : new Server(
        ServerId, ServerName ?? ServerId, (ServerStatus?)Status ?? ServerStatus.Unknown,
        ServerModelName, PhoneModelName, AvailabilityZone, NetworkVersion, CreateTime, UpdateTime);

    public ServerDetail? ToDetail()
    {
        if (ToServer() is not { } server) return null;

        var addresses = (Addresses ?? []).OfType<ServerAddressReply>().ToList();
        // The second of each pair is its deprecated twin.
        return new ServerDetail(server, [.. addresses.Select(a => a.PublicIp ?? a.AccessIp).OfType<string>()])
        {
            ServerIps = [.. addresses.Select(a => a.ServerIp ?? a.IntranetIp).OfType<string>()],
            KeypairName = KeypairName,
            VpcId = VpcId,
            VpcCidr = VpcCidr ?? Cidr,
            SubnetId = SubnetId,
            SubnetCidr = SubnetCidr,
            EnterpriseProjectId = EnterpriseProjectId,
            IsPaidByUse = Metadata?.ChargingMode is { } mode ? mode == 1 : null,
            SecurityGroups = SecurityGroups ?? [],
            Volumes = [.. (Volumes ?? []).OfType<ServerVolumeReply>().Select(v => new ServerVolume(v.VolumeName, v.VolumeType, v.VolumeSize))],
            SharedVolume = ShareVolumeInfo is { } shared ? new ServerVolume(null, shared.VolumeType, shared.Size) : null,
            Bandwidths = [.. (BandWidths ?? []).OfType<BandwidthReply>().Select(b => new ServerBandwidth(b.BandWidthName, b.BandWidthSize))],
        };
    }
}

internal sealed class ServerMetadataReply
{
    /// <summary>0 in advance, 1 by use.</summary>
    public int? ChargingMode { get; set; }
}

internal sealed class ServerAddressReply
{
    public string? ServerIp { get; set; }

    public string? IntranetIp { get; set; }

    public string? PublicIp { get; set; }

    public string? AccessIp { get; set; }
}

internal sealed class ServerVolumeReply
{
    public string? VolumeName { get; set; }

    public string? VolumeType { get; set; }

    public int? VolumeSize { get; set; }
}

internal sealed class SharedVolumeReply
{
    public string? VolumeType { get; set; }

    public int? Size { get; set; }
}
