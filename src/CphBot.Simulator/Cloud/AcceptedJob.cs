namespace CphBot.Simulator.Cloud;

/// <summary>One phone's share of an accepted request.</summary>
/// <param name="Phone">The phone's number.</param>
internal sealed record AcceptedJob(string Id, int Phone, RestartPlan Plan);
