namespace CphBot.Cloud.Phones;

/// <summary>One reachable port of a phone.</summary>
/// <param name="Type">adb, vnc, or the name of a custom port (at most 16 bytes); empty when the cloud named none.</param>
/// <param name="PublicIp">Null when the port is not public.</param>
/// <param name="AccessPort">The port on the public side.</param>
public sealed record PhoneAccess(string Type, string? PhoneIp, int? ListenPort, string? PublicIp, int? AccessPort)
{
    public string? ServerIp { get; init; }

    public string? PhoneIpv6 { get; init; }

    public string? ServerIpv6 { get; init; }
}
