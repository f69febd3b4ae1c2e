using System.Text.Json.Serialization;
using CphBot.Cloud.Json;

namespace CphBot.Cloud.Phones;

/// <summary>The answer to a list of phones.</summary>
internal sealed class PhoneListReply : IListReply<PhoneReply>
{
    public string? RequestId { get; set; }

    public int? Count { get; set; }

    [JsonConverter(typeof(LenientList<PhoneReply>))]
    public IReadOnlyList<PhoneReply?>? Phones { get; set; }

    IReadOnlyList<PhoneReply?>? IListReply<PhoneReply>.Items => Phones;
}

/// <summary>
/// A phone in a list, or by itself with the members of its own page. Left out: <c>property</c> and <c>imei</c>, which hold what identifies a
/// person's number, and the order's ids.
/// </summary>
internal sealed class PhoneReply
{
    public string? PhoneId { get; set; }

    public string? PhoneName { get; set; }

    public string? ServerId { get; set; }

    public int? Status { get; set; }

    public int? Type { get; set; }

    public string? PhoneModelName { get; set; }

    public string? ImageId { get; set; }

    public string? ImageVersion { get; set; }

    public string? AvailabilityZone { get; set; }

    public string? TrafficType { get; set; }

    public int? VolumeMode { get; set; }

    public bool? VncEnable { get; set; }

    public bool? HasEncrypt { get; set; }

    public DateTimeOffset? CreateTime { get; set; }

    public DateTimeOffset? UpdateTime { get; set; }

    [JsonConverter(typeof(LenientList<PhoneAccessReply>))]
    public IReadOnlyList<PhoneAccessReply?>? AccessInfos { get; set; }

    [JsonConverter(typeof(LenientObject<PhoneVolumeReply>))]
    public PhoneVolumeReply? PhoneDataVolume { get; set; }

    /// <summary>Null for a phone without an id.</summary>
    public Phone? ToPhone() => PhoneId is null ? null : new Phone(
        PhoneId, PhoneName ?? PhoneId, ServerId ?? "", (PhoneStatus?)Status ?? PhoneStatus.Unknown,
        PhoneModelName, ImageId, ImageVersion, AvailabilityZone, CreateTime, UpdateTime);

    public PhoneDetail? ToDetail() => ToPhone() is not { } phone ? null : new PhoneDetail(
        phone, [.. (AccessInfos ?? []).OfType<PhoneAccessReply>().Select(access => access.ToAccess())])
    {
        Type = Type,
        TrafficType = TrafficType,
        OwnsDataVolume = VolumeMode is { } mode ? mode == 1 : null,
        DataVolumeType = PhoneDataVolume?.VolumeType,
        DataVolumeSizeGiB = PhoneDataVolume?.VolumeSize,
        IsVncEnabled = VncEnable,
        IsEncrypted = HasEncrypt,
    };
}

internal sealed class PhoneAccessReply
{
    public string? Type { get; set; }

    public string? PhoneIp { get; set; }

    public string? DeviceIp { get; set; }

    public int? ListenPort { get; set; }

    public string? PublicIp { get; set; }

    public string? AccessIp { get; set; }

    public int? AccessPort { get; set; }

    public string? ServerIp { get; set; }

    public string? IntranetIp { get; set; }

    public string? PhoneIpv6 { get; set; }

    public string? ServerIpv6 { get; set; }

    // The second of each pair is its deprecated twin.
    public PhoneAccess ToAccess() => new(Type ?? "", PhoneIp ?? DeviceIp, ListenPort, PublicIp ?? AccessIp, AccessPort)
    {
        ServerIp = ServerIp ?? IntranetIp,
        PhoneIpv6 = PhoneIpv6,
        ServerIpv6 = ServerIpv6,
    };
}

internal sealed class PhoneVolumeReply
{
    public string? VolumeType { get; set; }

    public int? VolumeSize { get; set; }
}
