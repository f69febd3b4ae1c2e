using CphBot.Cloud.Jobs;

namespace CphBot.Cloud;

/// <summary>
/// What became of one phone, server or encoder of an accepted change: a job id, or the code with which the cloud refused that one (no job
/// then, and it never appears in the job list). It has the id of its kind, but for a call made by server, where accepted items name the
/// phone and refused ones may name the server.
/// </summary>
/// <param name="ErrorCode">Null when absent, null or empty on the wire.</param>
public sealed record SentItem(
    string? PhoneId = null,
    string? JobId = null,
    string? ErrorCode = null,
    string? ErrorMsg = null,
    string? ServerId = null)
{
    public string? EncodeServerId { get; init; }

    /// <summary>Of synchronous commands only: how it ended. Null for everything else.</summary>
    public JobStatus? Status { get; init; }

    /// <summary>Of synchronous commands only: what the phone printed, at most 1,024 bytes; given on failure too.</summary>
    public string? Output { get; init; }
}
