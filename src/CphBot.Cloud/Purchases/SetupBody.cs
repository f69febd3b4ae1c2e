namespace CphBot.Cloud.Purchases;

/// <summary>
/// The body of a purchase with phones, and of a change, which has neither the server's name and model nor a count nor a payment. Yes and no are
/// numbers but for IPv6, and but for ports, where they are text.
/// </summary>
internal sealed record SetupBody(string PhoneModelName, string ImageId, string TenantVpcId, IReadOnlyList<NicBody> Nics, PublicIpBody PublicIp, BandBody BandWidth)
{
    public string? ServerName { get; init; }

    public string? ServerModelName { get; init; }

    public int? Count { get; init; }

    public PaymentBody? ExtendParam { get; init; }

    public string? KeypairName { get; init; }

    public IReadOnlyList<PortBody>? Ports { get; init; }

    public int? PhoneCountPerIp { get; init; }

    public VolumeBody? PhoneDataVolume { get; init; }

    public VolumeBody? ServerShareDataVolume { get; init; }

    public string? AvailabilityZone { get; init; }

    public string? Property { get; init; }

    public static SetupBody Of(ServerSetup setup) => new(
        setup.PhoneModelName, setup.ImageId, setup.VpcId, [.. setup.Nics.Select(NicBody.Of)], PublicIpBody.Of(setup.PublicIp), BandBody.Of(setup.Bandwidth))
    {
        KeypairName = setup.KeypairName,
        Ports = setup.Ports.Count == 0 ? null : [.. setup.Ports.Select(port => new PortBody(port.Name, port.ListenPort, port.IsPublic ? "true" : "false"))],
        PhoneCountPerIp = setup.PhonesPerIp,
        PhoneDataVolume = VolumeBody.Of(setup.PhoneDisk),
        ServerShareDataVolume = VolumeBody.Of(setup.SharedDisk),
        AvailabilityZone = setup.AvailabilityZone,
        Property = setup.Property,
    };

    public override string ToString() => PhoneModelName;
}

internal sealed record NicBody(string SubnetId, bool Ipv6Enable)
{
    public Ipv6Body? Ipv6Bandwidth { get; init; }

    public string? Ipv6BandWidthId { get; init; }

    public static NicBody Of(ServerNic nic) =>
        new(nic.SubnetId, nic.IsIpv6) { Ipv6Bandwidth = nic.Ipv6BandwidthId is { } id ? new Ipv6Body(id) : null };

    /// <summary>The one of servers without phones names the line flatly.</summary>
    public static NicBody OfBare(ServerNic nic) => new(nic.SubnetId, nic.IsIpv6) { Ipv6BandWidthId = nic.Ipv6BandwidthId };
}

internal sealed record Ipv6Body(string BandWidthId);

internal sealed record PublicIpBody
{
    public IReadOnlyList<string>? Ids { get; init; }

    public EipBody? Eip { get; init; }

    public int? Count { get; init; }

    public static PublicIpBody Of(ServerPublicIp ip) => ip.Id is { } id ? new() { Ids = [id] } : new() { Eip = new EipBody(ip.Type!), Count = ip.Count };
}

internal sealed record EipBody(string Type);

internal sealed record BandBody(int BandWidthShareType, int BandWidthChargeMode)
{
    public string? BandWidthId { get; init; }

    public int? BandWidthSize { get; init; }

    public static BandBody Of(NewBandwidth band) =>
        new(band.SharedId is null ? 0 : 1, band.IsPaidByTraffic ? 1 : 0) { BandWidthId = band.SharedId, BandWidthSize = band.SizeMbps };
}

internal sealed record PortBody(string Name, int ListenPort, string InternetAccessible);

internal sealed record VolumeBody(string VolumeType, int Size)
{
    public int? Count { get; init; }

    public static VolumeBody? Of(NewVolume? volume) => volume is null ? null : new(volume.Type, volume.SizeGiB);
}

/// <summary>What is paid in advance; a server paid by use has a charging mode and nothing else, and one that is paid already has none.</summary>
internal sealed record PaymentBody(int? ChargingMode)
{
    private const int InAdvance = 0;
    private const int ByUse = 1;

    public int? PeriodType { get; init; }

    public int? PeriodNum { get; init; }

    public int? IsAutoPay { get; init; }

    public int? IsAutoRenew { get; init; }

    public string? EnterpriseProjectId { get; init; }

    public static PaymentBody Of(ServerPayment? payment) => payment is null ? new(ByUse) : new(InAdvance)
    {
        PeriodType = (int)payment.Period,
        PeriodNum = payment.Periods,
        IsAutoPay = payment.IsAutoPay ? 1 : 0,
        IsAutoRenew = payment.IsAutoRenew ? 1 : 0,
    };
}
