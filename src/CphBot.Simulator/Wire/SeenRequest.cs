namespace CphBot.Simulator.Wire;

/// <summary>A request that arrived, answered or not.</summary>
/// <param name="Call">The name by which faults know it: restart, jobs, token, ….</param>
/// <param name="Body">Null when empty or secret.</param>
internal sealed record SeenRequest(DateTimeOffset At, string Call, string Method, string Path, string? Body)
{
    /// <summary>The status sent; null while unanswered, and for ever when a fault withheld the answer.</summary>
    public int? Status { get; internal set; }

    public override string ToString() => $"{Method} {Path}";
}
