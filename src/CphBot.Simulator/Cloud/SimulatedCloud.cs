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
        Fleet = new Fleet(Options);
        Jobs = new JobLedger(Options.Seed);
        Iam = new SimulatedIam(Options, time);
        _queryIds = new IdScheme(Options.Seed, "query");
        _exchange = new Exchange(time, Faults, _log, (call, fault) => CloudErrors.OfFault(call, fault, NextQueryId()), SimulatedIam.Redact);
    }

    public SimulatedCloudOptions Options { get; }

    public FaultList Faults { get; } = new();

    public SimulatedIam Iam { get; }

    /// <summary>Everything that arrived, IAM included, answered or not.</summary>
    public IReadOnlyList<SeenRequest> Requests => _log.All;

    /// <summary>By call name: token, phones, phone, restart, jobs, job, servers, server, other.</summary>
    public IReadOnlyDictionary<string, int> Counts => _log.Counts;

    /// <summary>The restarts that took effect, by phone name; phones without any are absent.</summary>
    public IReadOnlyDictionary<string, int> Restarts
    {
        get
        {
            lock (_gate) return Fleet.Restarted.ToDictionary(Fleet.PhoneName, Fleet.Restarts, StringComparer.Ordinal);
        }
    }

    internal TimeProvider Time { get; }

    internal Fleet Fleet { get; }

    internal JobLedger Jobs { get; }

    /// <summary>How often a call arrived.</summary>
    public int Count(string call) => _log.Count(call);

    public string PhoneId(string name) => Fleet.PhoneId(Find(name));

    public int StatusOf(string name)
    {
        lock (_gate) return Fleet.At(Find(name), Time.GetUtcNow()).Status;
    }

    /// <summary>Tells a phone what to do at its next restart.</summary>
    public void Behave(string name, PhoneBehaviour behaviour)
    {
        lock (_gate) Fleet.Touch(Find(name)).Next = behaviour;
    }

    /// <summary>Sets a phone's status, from now on and whatever was going on.</summary>
    public void SetStatus(string name, int status)
    {
        lock (_gate) Fleet.Touch(Find(name)).Settle(new StatusChange(Time.GetUtcNow(), status));
    }

    /// <summary>Gives a phone another name, which may be another phone's too.</summary>
    public void Rename(string name, string newName)
    {
        lock (_gate) Fleet.Rename(Find(name), newName);
    }

    public void SetServerStatus(string name, int status)
    {
        lock (_gate) Fleet.SetServerStatus(Fleet.FindServerByName(name) ?? throw new ArgumentException($"There is no server {name}.", nameof(name)), status);
    }

    public bool HasPhone(string name) => Fleet.FindPhoneByName(name) is not null;

    /// <summary>The request id of an answer that starts nothing.</summary>
    internal string NextQueryId() => _queryIds.Of(Interlocked.Increment(ref _queries));

    /// <summary>One call at a time: what an answer says is what was true at one instant.</summary>
    internal Task AnswerAsync(HttpContext http, string name, Func<SimulatedCloud, IncomingCall, Reply> work) =>
        _exchange.AnswerAsync(http, name, call =>
        {
            lock (_gate) return work(this, call);
        });

    private int Find(string name) => Fleet.FindPhoneByName(name) ?? throw new ArgumentException($"There is no phone {name}.", nameof(name));
}
