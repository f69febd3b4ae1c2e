namespace CphBot.Cloud.Jobs;

/// <summary>One item of an accepted batch: a job id, or the code with which the cloud refused that phone.</summary>
/// <param name="ServerId">Instead of the phone's id in some refused items of calls made by server.</param>
public sealed record PhoneJob(
    string? PhoneId = null,
    string? JobId = null,
    string? ErrorCode = null,
    string? ErrorMsg = null,
    string? ServerId = null);
