using CphBot.Simulator.Cloud.Work;

namespace CphBot.Simulator.Cloud.Servers;

/// <summary>What one job does to its server.</summary>
/// <param name="Path">Null when the server's status stays as it is.</param>
internal sealed record ServerWork(TimeSpan Time, StatusPath? Path = null)
{
    public Func<ServerContents, ServerContents>? Effect { get; init; }

    /// <summary>What the job shows at its end.</summary>
    public string? Output { get; init; }

    /// <summary>The code with which it fails by itself, because what it needs is not there.</summary>
    public string? FailsWith { get; init; }

    public WorkPlan Begin(SimulatedCloud cloud, int server)
    {
        var state = cloud.Fleet.TouchServer(server);
        var plan = WorkPlan.For(state.Status.TakeNext().OrFailure(FailsWith), Path, cloud.Time.GetUtcNow(), cloud.Options.StatusLag, Time) with { Output = Output };
        if (Path is not null) state.Status.Begin(plan);
        state.Contents.Change(plan, Effect);
        return plan;
    }
}
