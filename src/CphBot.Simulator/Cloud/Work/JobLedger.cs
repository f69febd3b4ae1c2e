namespace CphBot.Simulator.Cloud.Work;

/// <summary>Every accepted request and its jobs. A request's jobs follow one another, so a range is enough.</summary>
internal sealed class JobLedger(long seed)
{
    private readonly IdScheme _jobIds = new(seed, "job");
    private readonly IdScheme _requestIds = new(seed, "request");
    private readonly List<AcceptedJob> _jobs = [];
    private readonly List<Range> _requests = [];

    /// <summary>In the order of their acceptance.</summary>
    public IReadOnlyList<AcceptedJob> All => _jobs;

    /// <returns>The new request's id.</returns>
    public string Accept(IReadOnlyCollection<AcceptedJob> jobs)
    {
        _requests.Add(_jobs.Count..(_jobs.Count + jobs.Count));
        _jobs.AddRange(jobs);
        return _requestIds.Of(_requests.Count - 1);
    }

    /// <summary>The id that the job after this many others is going to have.</summary>
    public string JobIdAfter(int others) => _jobIds.Of(_jobs.Count + others);

    public AcceptedJob? FindJob(string id) => _jobIds.TryRead(id, out var job) && job >= 0 && job < _jobs.Count ? _jobs[(int)job] : null;

    /// <summary>Null: no such request, or one without jobs.</summary>
    public IReadOnlyList<AcceptedJob>? FindRequest(string id)
    {
        if (!_requestIds.TryRead(id, out var request) || request < 0 || request >= _requests.Count) return null;

        var jobs = _jobs[_requests[(int)request]];
        return jobs.Count == 0 ? null : jobs;
    }
}
