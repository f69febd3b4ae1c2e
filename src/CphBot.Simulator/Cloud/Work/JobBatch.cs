using CphBot.Simulator.Wire;

namespace CphBot.Simulator.Cloud.Work;

/// <summary>The items of one job call: each is accepted or refused by itself, and the answer is 200 either way.</summary>
/// <param name="call">The name under which the jobs are remembered.</param>
internal sealed class JobBatch(SimulatedCloud cloud, string call)
{
    private readonly List<AcceptedJob> _accepted = [];
    private readonly List<Dictionary<string, object?>> _items = [];

    /// <param name="more">What the item says beyond its id and its error.</param>
    public void Refuse(string field, string id, string code, Dictionary<string, object?>? more = null) =>
        _items.Add(new(more ?? []) { [field] = id, ["error_code"] = code, ["error_msg"] = CpsMessages.Of(code) });

    /// <param name="more">What the item says beyond its ids.</param>
    public void Accept(JobSubject subject, string id, WorkPlan plan, Dictionary<string, object?>? more = null)
    {
        var job = new AcceptedJob(cloud.Jobs.JobIdAfter(_accepted.Count), call, subject, plan);
        _accepted.Add(job);
        _items.Add(new(more ?? []) { [subject.Field] = id, ["job_id"] = job.Id });
    }

    public Reply Answer() => new(200, new { request_id = cloud.Jobs.Accept(_accepted), jobs = _items });
}
