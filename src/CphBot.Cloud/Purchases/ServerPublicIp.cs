namespace CphBot.Cloud.Purchases;

/// <summary>A server's address on the internet: one that there is, or new ones.</summary>
/// <param name="Id">An elastic IP of the customer's; null: new ones.</param>
/// <param name="Type">Of new ones: 5_telcom, 5_union, 5_bgp or 5_sbgp.</param>
/// <param name="Count">Of new ones, per server.</param>
public sealed record ServerPublicIp(string? Id, string? Type = null, int Count = 1)
{
    /// <summary>Why there can be no such address, for people; null when there can.</summary>
    public string? Problem() =>
        Id is not null || Type is "5_telcom" or "5_union" or "5_bgp" or "5_sbgp" ? null : "A public address is one that there is, or a new one of type 5_telcom, 5_union, 5_bgp or 5_sbgp.";
}
