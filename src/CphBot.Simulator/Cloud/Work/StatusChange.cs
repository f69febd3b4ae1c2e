namespace CphBot.Simulator.Cloud.Work;

/// <summary>A status from an instant on.</summary>
internal sealed record StatusChange(DateTimeOffset At, int Status);
