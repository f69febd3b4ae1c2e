using CphBot.Simulator.Faults;
using CphBot.Simulator.Wire;

namespace CphBot.Simulator.Cloud.Work;

/// <summary>GET /jobs and GET /jobs/{job_id}. A listed job does not say which request it belongs to, and the list has no count.</summary>
internal static class JobCalls
{
    private const int MaxLimit = 100;
    private const int MaxRequestIds = 20;

    public static void Map(CallTable calls)
    {
        calls.Get("/jobs", "jobs", List);
        calls.Get("/jobs/{id}", "job", Show);
    }

    private static Reply List(SimulatedCloud cloud, IncomingCall call)
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

    private static Reply Show(SimulatedCloud cloud, IncomingCall call)
    {
        var queryId = cloud.NextQueryId();
        if (cloud.Jobs.FindJob(call.Route("id")) is not { } job) return CloudErrors.Cps("CPS.0011", queryId);

        var ended = Ended(cloud, job);
        return new Reply(200, new Dictionary<string, object?>(Common(cloud, job))
        {
            ["request_id"] = queryId,
            [job.Subject.Field] = cloud.Fleet.IdOf(job.Subject),
            ["error_code"] = ended?.ErrorCode ?? "",
            ["error_msg"] = ended?.ErrorMessage ?? "",
            ["execute_msg"] = ended?.Output ?? "",
        });
    }

    // Of a good job the error fields are null, empty or absent in the real service: here null, empty and absent, one each.
    private static Dictionary<string, object?> Item(SimulatedCloud cloud, AcceptedJob job)
    {
        var ended = Ended(cloud, job);
        var serverId = cloud.Fleet.ServerId(cloud.Fleet.ServerOf(job.Subject));
        var item = new Dictionary<string, object?>(Common(cloud, job))
        {
            ["server_id"] = serverId,
            ["node_id"] = serverId,
            [job.Subject.Field] = cloud.Fleet.IdOf(job.Subject),
            ["error_code"] = ended?.ErrorCode,
            ["error_msg"] = ended?.ErrorMessage ?? "",
        };
        if (ended?.Output is { } output) item["execute_msg"] = output;
        return item;
    }

    private static Dictionary<string, object?> Common(SimulatedCloud cloud, AcceptedJob job) => new()
    {
        ["job_id"] = job.Id,
        ["begin_time"] = CloudTime.Text(job.Plan.BegunAt),
        ["end_time"] = Ended(cloud, job) is { JobEndsAt: { } end } ? CloudTime.Text(end) : null,
        ["status"] = job.Plan.JobStatusAt(cloud.Time.GetUtcNow()),
    };

    /// <summary>What there is to say of how it ended; null while it runs.</summary>
    private static WorkPlan? Ended(SimulatedCloud cloud, AcceptedJob job) => job.Plan.JobRunsAt(cloud.Time.GetUtcNow()) ? null : job.Plan;

    /// <summary><c>request_ids</c> wins when both are given.</summary>
    private static string[] RequestIds(IncomingCall call) =>
        (call.Query("request_ids") ?? call.Query("request_id") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
