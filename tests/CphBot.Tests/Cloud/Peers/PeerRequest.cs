namespace CphBot.Tests.Cloud.Peers;

/// <summary>What a peer was sent.</summary>
/// <param name="Line">Method, path and query.</param>
internal sealed record PeerRequest(string Line, string Body, IReadOnlyDictionary<string, string> Headers);
