namespace CphBot.Cloud.Servers;

/// <summary>A server and the name of the key pair that opens it.</summary>
public sealed record ServerKeypair(string ServerId, string KeypairName);
