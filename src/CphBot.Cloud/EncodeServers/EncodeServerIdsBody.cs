namespace CphBot.Cloud.EncodeServers;

internal sealed record EncodeServerIdsBody(IReadOnlyList<string> EncodeServerIds);
