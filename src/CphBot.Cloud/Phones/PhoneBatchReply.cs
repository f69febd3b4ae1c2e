using System.Text.Json.Serialization;
using CphBot.Cloud.Jobs;
using CphBot.Cloud.Json;

namespace CphBot.Cloud.Phones;

/// <summary>The answer to batch calls.</summary>
internal sealed class PhoneBatchReply
{
    public string? RequestId { get; set; }

    [JsonConverter(typeof(LenientList<PhoneJobReply>))]
    public IReadOnlyList<PhoneJobReply?>? Jobs { get; set; }
}

internal sealed class PhoneJobReply
{
    public string? PhoneId { get; set; }

    public string? ServerId { get; set; }

    public string? JobId { get; set; }

    public string? ErrorCode { get; set; }

    public string? ErrorMsg { get; set; }

    public PhoneJob ToPhoneJob() => new(PhoneId, JobId, ErrorCode, ErrorMsg, ServerId);
}
