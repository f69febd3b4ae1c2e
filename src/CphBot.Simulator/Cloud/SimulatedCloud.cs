using CphBot.Simulator.Cloud.Images;
using CphBot.Simulator.Cloud.Work;
using CphBot.Simulator.Faults;
using CphBot.Simulator.Wire;

namespace CphBot.Simulator.Cloud;

/// <summary>
/// IAM and the cloud phone service of one project, as their documentation describes them, over a clock that may be virtual. Map it with
/// <see cref="CloudEndpoints.MapSimulatedCloud"/>; the members here are how tests and the terminal make things happen and see what happened.
/// </summary>
internal sealed class SimulatedCloud
{
    private readonly Lock _gate = new();
    private readonly Exchange _exchange;
    private readonly RequestLog _log = new();
    private readonly IdScheme _queryIds;
    private long _queries;

    public SimulatedCloud(TimeProvider time, SimulatedCloudOptions? options = null)
    {
        (Time, Options) = (time, options ?? new SimulatedCloudOptions());
        Fleet = new Fleet(Options, time);
        Jobs = new JobLedger(Options.Seed);
        Images = new ImageShelf(Options.Seed);
        Iam = new SimulatedIam(Options, time);
        _queryIds = new IdScheme(Options.Seed, "query");
        _exchange = new Exchange(time, Faults, _log, (call, fault) => CloudErrors.OfFault(call, fault, NextQueryId()), SimulatedIam.Redact);
    }

    public SimulatedCloudOptions Options { get; }

    public FaultList Faults { get; } = new();

    public SimulatedIam Iam { get; }

    /// <summary>Everything that arrived, IAM included, answered or not.</summary>
    public IReadOnlyList<SeenRequest> Requests => _log.All;

    /// <summary>By call name: token, phones, phone, restart, …; <see cref="CallTable"/> and its users name them all.</summary>
    public IReadOnlyDictionary<string, int> Counts => _log.Counts;

    /// <summary>The restarts that took effect, by phone name; phones without any are absent.</summary>
    public IReadOnlyDictionary<string, int> Restarts => Effects("restart");

    internal TimeProvider Time { get; }

    internal Fleet Fleet { get; }

    internal JobLedger Jobs { get; }

    internal ImageShelf Images { get; }

    internal ObjectStore Objects { get; } = new();

    /// <summary>How often a call arrived.</summary>
    public int Count(string call) => _log.Count(call);

    /// <summary>How often a job of this call was accepted, by the name of its phone, server or encoder; those without any are absent.</summary>
    public IReadOnlyDictionary<string, int> Effects(string call)
    {
        lock (_gate)
        {
            return Jobs.All.Where(job => string.Equals(job.Call, call, StringComparison.Ordinal))
                .GroupBy(job => Fleet.NameOf(job.Subject), StringComparer.Ordinal)
                .ToDictionary(jobs => jobs.Key, jobs => jobs.Count(), StringComparer.Ordinal);
        }
    }

    public string PhoneId(string name) => IdOf(name);

    public string ServerId(string name) => IdOf(name);

    public string EncoderId(string name) => IdOf(name);

    /// <summary>Of a phone, a server or an encoder.</summary>
    public int StatusOf(string name)
    {
        lock (_gate) return Fleet.TimelineOf(Find(name)).At(Time.GetUtcNow()).Status;
    }

    /// <summary>The apps on a phone, by package name.</summary>
    public IReadOnlyCollection<string> PackagesOf(string name)
    {
        lock (_gate) return Fleet.ContentsOf(FindPhone(name), Time.GetUtcNow()).Packages;
    }

    /// <summary>Tells a phone, a server or an encoder what to do with its next job.</summary>
    public void Behave(string name, PhoneBehaviour behaviour)
    {
        lock (_gate) Fleet.TimelineOf(Find(name)).Behave(behaviour);
    }

    /// <summary>Sets the status of a phone, a server or an encoder, from now on and whatever was going on.</summary>
    public void SetStatus(string name, int status)
    {
        lock (_gate) Fleet.TimelineOf(Find(name)).Settle(new StatusChange(Time.GetUtcNow(), status));
    }

    /// <summary>Gives a phone another name, which may be another phone's too.</summary>
    public void Rename(string name, string newName)
    {
        lock (_gate) Fleet.Rename(FindPhone(name), newName);
    }

    public void SetServerStatus(string name, int status) => SetStatus(name, status);

    public bool HasPhone(string name)
    {
        lock (_gate) return Fleet.FindByName(name) is JobSubject.Phone;
    }

    /// <summary>The request id of an answer that starts nothing.</summary>
    internal string NextQueryId() => _queryIds.Of(Interlocked.Increment(ref _queries));

    /// <summary>One call at a time: what an answer says is what was true at one instant.</summary>
    internal Task AnswerAsync(HttpContext http, string name, CallTable.Work work) =>
        _exchange.AnswerAsync(http, name, call =>
        {
            lock (_gate) return work(this, call);
        });

    private string IdOf(string name)
    {
        lock (_gate) return Fleet.IdOf(Find(name));
    }

    private JobSubject Find(string name) => Fleet.FindByName(name) ?? throw new ArgumentException($"There is no {name}.", nameof(name));

    private int FindPhone(string name) => Find(name) is JobSubject.Phone phone ? phone.Number : throw new ArgumentException($"{name} is no phone.", nameof(name));
}
