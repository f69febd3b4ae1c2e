namespace CphBot.Simulator.Cloud.Work;

/// <summary>The statuses that one kind of work takes a phone or a server through.</summary>
/// <param name="During">In their order, at equal distances.</param>
/// <param name="After">When all went well.</param>
/// <param name="Failed">When the work failed.</param>
/// <param name="Abnormal">The status that says that something is wrong, but not what.</param>
internal sealed record StatusPath(IReadOnlyList<int> During, int After, int Failed, int Abnormal = Status.Abnormal)
{
    public static StatusPath Restart { get; } = new([Status.Restarting], Status.Running, Status.RestartFailed);

    public static StatusPath Reset { get; } = new([Status.Resetting], Status.Running, Status.ResetFailed);

    public static StatusPath Stop { get; } = new([Status.Stopping], Status.Stopped, Status.StopFailed);

    public static StatusPath Create { get; } = new([Status.Creating], Status.Running, Status.CreationFailed);

    public static StatusPath RestartServer { get; } =
        new([Status.ServerStopping, Status.ServerStarting], Status.ServerNormal, Status.ServerStopFailed, Status.ServerAbnormal);

    public static StatusPath CreateServer { get; } =
        new([Status.ServerCreating], Status.ServerNormal, Status.ServerAbnormal, Status.ServerAbnormal);

    public IEnumerable<StatusChange> Way(DateTimeOffset from, DateTimeOffset until) =>
        During.Select((status, step) => new StatusChange(from + ((until - from) / During.Count * step), status));
}
