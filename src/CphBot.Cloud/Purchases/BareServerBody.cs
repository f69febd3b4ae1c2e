namespace CphBot.Cloud.Purchases;

/// <summary>The body of a purchase without phones. Nearly the other one's, with other names.</summary>
internal sealed record BareServerBody(
    string ServerName, string ServerModelName, int Count, PaymentBody OrderParam, IReadOnlyList<NicBody> Nics, BarePublicIpBody PublicIp, string KeypairName)
{
    public string? AvailabilityZone { get; init; }

    public VolumeBody? DataVolume { get; init; }

    public string? EnterpriseProjectId { get; init; }

    public string? ImageId { get; init; }

    public static BareServerBody Of(BareServerPurchase purchase) => new(
        purchase.Name, purchase.ServerModelName, purchase.Count, PaymentBody.Of(purchase.Payment), [.. purchase.Nics.Select(NicBody.OfBare)],
        BarePublicIpBody.Of(purchase.PublicIp, purchase.Bandwidth), purchase.KeypairName)
    {
        AvailabilityZone = purchase.AvailabilityZone,
        DataVolume = VolumeBody.Of(purchase.DataDisk) is { } volume ? volume with { Count = purchase.DataDisks } : null,
        EnterpriseProjectId = purchase.EnterpriseProjectId ?? purchase.Payment?.EnterpriseProjectId,
        ImageId = purchase.ImageId,
    };
}

internal sealed record BarePublicIpBody
{
    public IReadOnlyList<string>? Ids { get; init; }

    public string? Type { get; init; }

    public int? Count { get; init; }

    public BandBody? BandWidth { get; init; }

    /// <summary>It must be there, even to say that there shall be none.</summary>
    public static BarePublicIpBody Of(ServerPublicIp? ip, NewBandwidth? bandwidth) => ip switch
    {
        null => new() { Count = 0 },
        { Id: { } id } => new() { Ids = [id] },
        _ => new() { Type = ip.Type, Count = ip.Count, BandWidth = bandwidth is null ? null : BandBody.Of(bandwidth) },
    };
}

internal sealed record ModelChangeBody(string ServerId, string ServerModelName, string PhoneModelName, ModelPaymentBody ExtendParam);

internal sealed record ModelPaymentBody(int IsAutoPay);
