using CphBot.Cloud.Jobs;

namespace CphBot.Cloud;

public sealed partial class CphClient
{
    /// <summary>The jobs of requests, each once; match them by job id. What was refused at once has none.</summary>
    /// <param name="requestIds">Any number; asked 20 at a time. One unknown id may fail the call for all (<c>CPS.0050</c>).</param>
    /// <remarks>GET /v1/{project_id}/cloud-phone/jobs.</remarks>
    public async Task<IReadOnlyList<Job>> ListJobsAsync(IReadOnlyCollection<string> requestIds, CancellationToken cancel)
    {
        var jobs = new Dictionary<string, Job>(StringComparer.Ordinal);
        foreach (var ids in requestIds.Distinct(StringComparer.Ordinal).Chunk(JobCalls.MaxRequestIds))
        {
            await foreach (var job in JobsOfAsync(ids, cancel)) jobs[job.JobId] = job;
        }

        return [.. jobs.Values];
    }

    /// <exception cref="CphException"><see cref="CphErrorKind.NotFound"/>: there is no such job.</exception>
    /// <remarks>GET /v1/{project_id}/cloud-phone/jobs/{job_id}.</remarks>
    public Task<Job> GetJobAsync(string jobId, CancellationToken cancel) =>
        _transport.ReadAsync(JobCalls.Show(jobId), JobCalls.ReadDetail, cancel);

    private IAsyncEnumerable<Job> JobsOfAsync(string[] requestIds, CancellationToken cancel) =>
        Paging.AllAsync(offset => ReadPageAsync(JobCalls.List(requestIds, offset), JobCalls.ReadList, cancel), job => job.JobId, JobCalls.MaxLimit, cancel: cancel);
}
