namespace CphBot.Cloud.Tags;

/// <summary>A server as the tag service knows it.</summary>
/// <param name="ServerName">The id when the cloud gave none.</param>
public sealed record TaggedServer(string ServerId, string ServerName, IReadOnlyList<ServerTag> Tags);
