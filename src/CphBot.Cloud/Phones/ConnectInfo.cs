namespace CphBot.Cloud.Phones;

/// <summary>How a client program reaches one phone. <see cref="Ticket"/> lets whoever has it in, so it is in no text of this record.</summary>
/// <param name="AccessIp">From the outside; null when there is no such way.</param>
/// <param name="IntranetIp">From inside the server's network.</param>
/// <param name="Timestamp">When the ticket was made, UTC.</param>
public sealed record ConnectInfo(
    string PhoneId, string? AccessIp, string? IntranetIp, string? AccessIpv6, int? AccessPort, string? SessionId, DateTimeOffset? Timestamp)
{
    /// <summary>A secret: never to be logged, stored, or shown to anybody but who asked, in private.</summary>
    public string? Ticket { get; init; }

    public override string ToString() => $"connection to {PhoneId}";
}
