namespace CphBot.Simulator.Cloud;

/// <summary>A phone's status from an instant on.</summary>
internal sealed record StatusChange(DateTimeOffset At, int Status);
