namespace CphBot.Simulator.Cloud;

/// <summary>What is known of a phone that something has happened to. All others run, untouched since their creation.</summary>
internal sealed class PhoneState(StatusChange settled)
{
    private StatusChange _settled = settled;
    private RestartPlan? _plan;

    public PhoneBehaviour Next { get; set; } = new PhoneBehaviour.Normal();

    /// <summary>How many restarts took effect.</summary>
    public int Restarts { get; private set; }

    public StatusChange At(DateTimeOffset now) => _plan?.LatestAt(now) ?? _settled;

    public bool IsBusyAt(DateTimeOffset now) => _plan is not null && _plan.JobRunsAt(now);

    public void Begin(RestartPlan plan)
    {
        _settled = At(plan.BegunAt);
        _plan = plan;
        Next = new PhoneBehaviour.Normal();
        Restarts++;
    }

    /// <summary>From now on this, whatever was going on.</summary>
    public void Settle(StatusChange change) => (_settled, _plan) = (change, null);
}
