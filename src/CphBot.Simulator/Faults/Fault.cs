namespace CphBot.Simulator.Faults;

/// <summary>One thing that goes wrong on demand.</summary>
/// <param name="Call">
/// Of the cloud: token, phones, phone, restart, jobs, job, servers, server. Of Teams: send, update, delete. <c>*</c> is every call.
/// </param>
/// <param name="Times">How many calls it hits; null: every one until it is removed.</param>
/// <param name="Status">The HTTP status of the error kinds; null: 500.</param>
/// <param name="Code">The error code in the body, e.g. CPS.0003, APIGW.0301, ActivityNotFoundInConversation; null: an empty body.</param>
/// <param name="Seconds">Of a delay its length, of a throttle its Retry-After.</param>
internal sealed record Fault(
    string Call, FaultKind Kind, int? Times = null, int? Status = null, string? Code = null, string? Message = null, double? Seconds = null);
