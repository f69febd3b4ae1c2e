namespace CphBot.Cloud.Adb;

/// <summary>Phones or servers: if both are given, the cloud ignores the servers.</summary>
internal sealed record CommandBody(string Command, string Content)
{
    public IReadOnlyList<string>? PhoneIds { get; init; }

    public IReadOnlyList<string>? ServerIds { get; init; }
}
