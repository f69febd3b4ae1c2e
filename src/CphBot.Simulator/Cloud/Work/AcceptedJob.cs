namespace CphBot.Simulator.Cloud.Work;

/// <summary>One phone's, server's or encoder's share of an accepted request.</summary>
/// <param name="Call">The name of the call that asked for it.</param>
internal sealed record AcceptedJob(string Id, string Call, JobSubject Subject, WorkPlan Plan);
