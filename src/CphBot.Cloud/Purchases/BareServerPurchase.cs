namespace CphBot.Cloud.Purchases;

/// <summary>Servers without phones to be bought.</summary>
/// <param name="Count">1 to 10.</param>
/// <param name="Payment">Null: paid by use.</param>
public sealed record BareServerPurchase(string Name, string ServerModelName, int Count, ServerPayment? Payment)
{
    /// <summary>At least one.</summary>
    public required IReadOnlyList<ServerNic> Nics { get; init; }

    /// <summary>Null: no address on the internet.</summary>
    public ServerPublicIp? PublicIp { get; init; }

    /// <summary>Of new addresses; null with those that there are.</summary>
    public NewBandwidth? Bandwidth { get; init; }

    public required string KeypairName { get; init; }

    public string? AvailabilityZone { get; init; }

    /// <summary>Null: as the model has it.</summary>
    public NewVolume? DataDisk { get; init; }

    /// <summary>How many of <see cref="DataDisk"/>.</summary>
    public int DataDisks { get; init; } = 1;

    public string? EnterpriseProjectId { get; init; }

    public string? ImageId { get; init; }

    /// <summary>Why this cannot be bought, for people; null when it can.</summary>
    public string? Problem()
    {
        if (Nics.Count == 0 || string.IsNullOrWhiteSpace(KeypairName)) return "At least one subnet and a key pair are needed.";
        return ResourceName.Problem(Name) ?? ServerPurchase.CountProblem(Count) ?? ServerSetup.ModelProblem(ServerModelName)
            ?? Payment?.Problem() ?? PublicIp?.Problem() ?? Bandwidth?.Problem() ?? DataDisk?.Problem(1);
    }
}
