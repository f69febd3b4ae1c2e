using System.Text.Json;
using CphBot.Cloud.Http;
using CphBot.Cloud.Json;

namespace CphBot.Cloud.Jobs;

/// <summary>The reads about jobs: what they ask, and what their answers mean. Pure.</summary>
internal static class JobCalls
{
    public const int MaxLimit = 100;

    /// <summary>More are refused with CPS.0161.</summary>
    public const int MaxRequestIds = 20;

    public static CphRequest List(IEnumerable<string> requestIds, int offset) => CphRequest.Get("list_jobs", "jobs").With(
        ("request_ids", string.Join(',', requestIds)), ("offset", offset), ("limit", MaxLimit));

    public static CphRequest Show(string jobId) => CphRequest.Get("show_job", "jobs/{job_id}", jobId);

    public static Page<Job>? ReadList(ReadOnlyMemory<byte> body) => ListOf.Read(body, CphJson.Default.JobListReply, (JobReply job) => job.ToJob());

    /// <summary>The error fields of a job are its own, not the call's; an answer without a job's id is an error.</summary>
    public static Job? ReadDetail(ReadOnlyMemory<byte> body) => JsonSerializer.Deserialize(body.Span, CphJson.Default.JobReply)?.ToJob();
}
