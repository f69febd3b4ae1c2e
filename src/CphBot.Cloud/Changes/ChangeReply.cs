using System.Text.Json.Serialization;
using CphBot.Cloud.Jobs;
using CphBot.Cloud.Json;

namespace CphBot.Cloud.Changes;

/// <summary>Every member that the answer to some change has; each call looks for its own (<see cref="Accepted"/>).</summary>
internal sealed class ChangeReply
{
    public string? RequestId { get; set; }

    [JsonConverter(typeof(LenientList<SentItemReply>))]
    public IReadOnlyList<SentItemReply?>? Jobs { get; set; }

    public string? OrderId { get; set; }

    public string? ProductId { get; set; }

    [JsonConverter(typeof(LenientTexts))]
    public IReadOnlyList<string>? ServerIds { get; set; }

    public string? ServerId { get; set; }

    public string? JobId { get; set; }

    public string? ErrorMsg { get; set; }
}

internal sealed class SentItemReply
{
    public string? PhoneId { get; set; }

    public string? ServerId { get; set; }

    public string? EncodeServerId { get; set; }

    public string? JobId { get; set; }

    public int? Status { get; set; }

    public string? ErrorCode { get; set; }

    public string? ErrorMsg { get; set; }

    public string? ExecuteMsg { get; set; }

    public SentItem ToItem() => new(PhoneId, JobId, ErrorCode, ErrorMsg, ServerId)
    {
        EncodeServerId = EncodeServerId,
        Status = (JobStatus?)Status,
        Output = ExecuteMsg,
    };
}
