namespace CphBot.Cloud.Phones;

/// <summary>Ways to phones, and the phones to which there is none.</summary>
/// <param name="Refused">With the cloud's code, e.g. CPS.0141: not running.</param>
public sealed record ConnectInfos(IReadOnlyList<ConnectInfo> Phones, IReadOnlyList<SentItem> Refused)
{
    /// <summary>How many phones one call may name.</summary>
    public const int MaxPhones = 10;
}
