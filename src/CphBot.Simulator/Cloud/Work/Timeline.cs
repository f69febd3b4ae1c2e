namespace CphBot.Simulator.Cloud.Work;

/// <summary>The status of one phone, server or encoder over time, and what it does with its next job.</summary>
internal sealed class Timeline(StatusChange settled)
{
    private StatusChange _settled = settled;
    private WorkPlan? _plan;
    private PhoneBehaviour _next = new PhoneBehaviour.Normal();

    /// <summary>How much work has begun here so far.</summary>
    public int Begun { get; private set; }

    /// <summary>False: whatever the status says, the system inside never comes up.</summary>
    public bool Boots => _plan?.Boots ?? true;

    public StatusChange At(DateTimeOffset now) => _plan?.LatestAt(now) ?? _settled;

    public bool IsBusyAt(DateTimeOffset now) => _plan is not null && _plan.JobRunsAt(now);

    public void Begin(WorkPlan plan)
    {
        _settled = At(plan.BegunAt);
        _plan = plan;
        Begun++;
    }

    /// <summary>From now on this, whatever was going on.</summary>
    public void Settle(StatusChange change) => (_settled, _plan) = (change, null);

    public void Behave(PhoneBehaviour next) => _next = next;

    /// <summary>How the next job, or the next synchronous command, is going to go. One meant for the other stays.</summary>
    public PhoneBehaviour TakeNext(bool isSyncCommand = false)
    {
        if (_next.IsOfSyncCommands != isSyncCommand) return new PhoneBehaviour.Normal();

        var taken = _next;
        _next = new PhoneBehaviour.Normal();
        return taken;
    }
}
