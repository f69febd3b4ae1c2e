using System.Text.Json.Serialization;
using CphBot.Cloud.Json;

namespace CphBot.Cloud.Jobs;

/// <summary>The answer to a list of jobs. It has no count, and its jobs do not say which request they belong to.</summary>
internal sealed class JobListReply : IListReply<JobReply>
{
    public string? RequestId { get; set; }

    [JsonConverter(typeof(LenientList<JobReply>))]
    public IReadOnlyList<JobReply?>? Jobs { get; set; }

    IReadOnlyList<JobReply?>? IListReply<JobReply>.Items => Jobs;
}

/// <summary>A job in a list, or by itself.</summary>
internal sealed class JobReply
{
    public string? JobId { get; set; }

    public int? Status { get; set; }

    public string? PhoneId { get; set; }

    public string? ServerId { get; set; }

    /// <summary>The deprecated twin of server_id.</summary>
    public string? NodeId { get; set; }

    /// <summary>Named by old texts only.</summary>
    public string? EncodeServerId { get; set; }

    public DateTimeOffset? BeginTime { get; set; }

    public DateTimeOffset? EndTime { get; set; }

    public string? ErrorCode { get; set; }

    public string? ErrorMsg { get; set; }

    public string? ExecuteMsg { get; set; }

    /// <summary>Null for a job without an id. One without a status counts as running, like one with an unknown status.</summary>
    public Job? ToJob() => JobId is null ? null : new Job(
        JobId, (JobStatus)(Status ?? 0), PhoneId, ServerId ?? NodeId, BeginTime, EndTime, ErrorCode, ErrorMsg, ExecuteMsg, EncodeServerId);
}
