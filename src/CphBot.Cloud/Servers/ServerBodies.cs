namespace CphBot.Cloud.Servers;

internal sealed record ServerIdsBody(IReadOnlyList<string> ServerIds);

internal sealed record ServerNameBody(string ServerName);

internal sealed record KeypairsBody(IReadOnlyList<ServerKeypair> Servers);
