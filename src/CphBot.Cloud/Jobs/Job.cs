namespace CphBot.Cloud.Jobs;

/// <summary>One piece of work the cloud does for us, as the jobs API reports it. Matched to a phone, server or encoder by <paramref name="JobId"/>.</summary>
/// <param name="EndTime">UTC; null while it runs.</param>
/// <param name="ExecuteMsg">What a command printed, or a listing of shared files as JSON text.</param>
/// <param name="ErrorCode">Null when absent, null or empty on the wire.</param>
public sealed record Job(
    string JobId,
    JobStatus Status,
    string? PhoneId = null,
    string? ServerId = null,
    DateTimeOffset? BeginTime = null,
    DateTimeOffset? EndTime = null,
    string? ErrorCode = null,
    string? ErrorMsg = null,
    string? ExecuteMsg = null,
    string? EncodeServerId = null);
