namespace CphBot.Cloud.Servers;

/// <summary>A host of cloud phones as the list shows it.</summary>
/// <param name="ServerName">The id when the cloud gave none.</param>
/// <param name="Status">The cloud's number; one that is not listed in <see cref="ServerStatus"/> still parses.</param>
/// <param name="NetworkVersion">v1: the vendor's network; v2: the customer's own.</param>
public sealed record Server(
    string ServerId,
    string ServerName,
    ServerStatus Status,
    string? ServerModelName = null,
    string? PhoneModelName = null,
    string? AvailabilityZone = null,
    string? NetworkVersion = null,
    DateTimeOffset? CreateTime = null,
    DateTimeOffset? UpdateTime = null);
