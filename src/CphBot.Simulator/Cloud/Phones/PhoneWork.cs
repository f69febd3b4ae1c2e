using CphBot.Simulator.Cloud.Work;

namespace CphBot.Simulator.Cloud.Phones;

/// <summary>What one job does to its phone.</summary>
/// <param name="About">How long it takes, a fifth more or less.</param>
/// <param name="Path">Null when the phone's status stays as it is.</param>
internal sealed record PhoneWork(TimeSpan About, StatusPath? Path = null)
{
    /// <summary>What is different on the phone once it is done.</summary>
    public Func<PhoneContents, PhoneContents>? Effect { get; init; }

    /// <summary>What it writes; shown by its job at the end, failed or not.</summary>
    public string? Output { get; init; }

    /// <summary>The code with which it fails by itself, because what it needs is not there.</summary>
    public string? FailsWith { get; init; }

    /// <summary>Begins the work: from here on the phone's status and contents follow from the clock.</summary>
    public WorkPlan Begin(SimulatedCloud cloud, int phone)
    {
        var now = cloud.Time.GetUtcNow();
        var state = cloud.Fleet.Touch(phone);
        var next = state.Status.TakeNext().OrFailure(FailsWith);

        var plan = WorkPlan.For(next, Path, now, cloud.Options.StatusLag, UsualTime(cloud, phone, state.Status.Begun, now)) with { Output = Output };
        if (Path is not null) state.Status.Begin(plan);
        state.Contents.Change(plan, Effect);
        return plan;
    }

    /// <summary>A fifth more or less, and longer on a server whose other phones are busy too.</summary>
    private TimeSpan UsualTime(SimulatedCloud cloud, int phone, int begun, DateTimeOffset now)
    {
        var chance = IdScheme.Mix(((ulong)cloud.Options.Seed << 40) ^ ((ulong)phone << 16) ^ (ulong)begun) / (double)ulong.MaxValue;
        var neighbours = cloud.Fleet.PhonesOf(cloud.Fleet.ServerOf(phone)).Count(other => other != phone && cloud.Fleet.IsBusy(other, now));
        return (About * (0.8 + (0.4 * chance))) + (cloud.Options.LoadPerNeighbour * neighbours);
    }
}
