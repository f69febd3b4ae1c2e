namespace CphBot.Cloud.Servers;

/// <summary>A server with what only its own page shows.</summary>
public sealed record ServerDetail(Server Server, IReadOnlyList<string> PublicIps);
