namespace CphBot.Cloud.Phones;

/// <summary>A phone with what only its own page shows.</summary>
public sealed record PhoneDetail(Phone Phone, IReadOnlyList<PhoneAccess> Access);

/// <summary>One reachable port of a phone.</summary>
/// <param name="Type">adb, vnc, or the name of a custom port.</param>
/// <param name="PublicIp">Null when the port is not public.</param>
public sealed record PhoneAccess(string Type, string? PhoneIp, int? ListenPort, string? PublicIp, int? AccessPort);
