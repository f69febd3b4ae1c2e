using CphBot.Simulator.Faults;
using CphBot.Simulator.Wire;

namespace CphBot.Simulator.Cloud;

/// <summary>GET /jobs and GET /jobs/{job_id}. A listed job does not say which request it belongs to, and the list has no count.</summary>
internal static class JobCalls
{
    private const int MaxLimit = 100;
    private const int MaxRequestIds = 20;

    public static Reply List(SimulatedCloud cloud, IncomingCall call)
    {
        // The answer's own id is that of this query, never one of those asked for.
        var queryId = cloud.NextQueryId();
        if (Paging.Read(call, MaxLimit) is not { } page) return CloudErrors.Cps("CPS.0002", queryId);

        var ids = RequestIds(call);
        if (ids.Length == 0) return CloudErrors.Cps("CPS.0049", queryId);
        if (ids.Length > MaxRequestIds) return CloudErrors.Cps("CPS.0161", queryId);

        var found = ids.Select(cloud.Jobs.FindRequest).ToArray();
        if (call.Fault?.Kind is FaultKind.UnknownRequest || Array.Exists(found, jobs => jobs is null)) return CloudErrors.Cps("CPS.0050", queryId);

        // Not in the order of submission: nothing promises it.
        var all = found.SelectMany(jobs => jobs!).Reverse();
        if (call.Fault?.Kind is FaultKind.EmptyJobList) all = [];
        if (call.Fault?.Kind is FaultKind.DropJobs) all = all.Where((_, index) => index % 2 == 1);
        return new Reply(200, new { request_id = queryId, jobs = page.Of(all).Select(job => Item(cloud, job)).ToArray() });
    }

    public static Reply Show(SimulatedCloud cloud, IncomingCall call)
    {
        var queryId = cloud.NextQueryId();
        if (cloud.Jobs.FindJob(call.Route("id")) is not { } job) return CloudErrors.Cps("CPS.0011", queryId);

        var now = cloud.Time.GetUtcNow();
        return new Reply(200, new
        {
            request_id = queryId,
            job_id = job.Id,
            phone_id = cloud.Fleet.PhoneId(job.Phone),
            begin_time = CloudTime.Text(job.Plan.BegunAt),
            end_time = EndTime(job, now),
            status = job.Plan.JobStatusAt(now),
            error_code = ErrorCode(job, now) ?? "",
            error_msg = ErrorMessage(job, now) ?? "",
            execute_msg = "",
        });
    }

    // Of a good job the error fields are null, empty or absent in the real service: here null, empty and absent, one each.
    private static object Item(SimulatedCloud cloud, AcceptedJob job)
    {
        var now = cloud.Time.GetUtcNow();
        var serverId = cloud.Fleet.ServerId(cloud.Fleet.ServerOf(job.Phone));
        return new
        {
            phone_id = cloud.Fleet.PhoneId(job.Phone),
            server_id = serverId,
            node_id = serverId,
            job_id = job.Id,
            begin_time = CloudTime.Text(job.Plan.BegunAt),
            end_time = EndTime(job, now),
            status = job.Plan.JobStatusAt(now),
            error_code = ErrorCode(job, now),
            error_msg = ErrorMessage(job, now) ?? "",
        };
    }

    private static string? EndTime(AcceptedJob job, DateTimeOffset now) =>
        job.Plan.JobRunsAt(now) ? null : CloudTime.Text(job.Plan.JobEndsAt!.Value);

    private static string? ErrorCode(AcceptedJob job, DateTimeOffset now) => job.Plan.JobRunsAt(now) ? null : job.Plan.ErrorCode;

    private static string? ErrorMessage(AcceptedJob job, DateTimeOffset now) => job.Plan.JobRunsAt(now) ? null : job.Plan.ErrorMessage;

    /// <summary><c>request_ids</c> wins when both are given.</summary>
    private static string[] RequestIds(IncomingCall call) =>
        (call.Query("request_ids") ?? call.Query("request_id") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
