using CphBot.Cloud.Phones;

namespace CphBot.Operations;

// Servers. Their statuses are read as a phone's: what a restart waits for is the same (see Fleet.CloudTargets).
internal sealed partial record Verb
{
    /// <summary>Takes all phones of the server down with it.</summary>
    public static Verb RestartServer { get; } = new()
    {
        Name = "RestartServer",
        Word = "restart server",
        Participle = "restarted",
        Doing = "restarting",
        Reached = "running again",
        Noun = "restart",
        Target = TargetKind.Server,
        TakesWholeServers = true,
        SeenWith = "list servers",
        Takes = _ => true,
        Needs = "not frozen",
        Effect = new Effect.BecomesStatus(PhoneStatus.Running, PhoneStatus.Restarting, PhoneStatus.RestartFailed),
        LeastApproval = Approval.Confirm,
        Patience = TimeSpan.FromMinutes(20),
        Post = (cloud, targets, _, window) => cloud.RestartServersAsync([.. targets.Where(target => target.IsServer).Select(target => target.PhoneId)], window, CancellationToken.None),
    };

    public static Verb RenameServer { get; } = new()
    {
        Name = "RenameServer",
        Word = "rename server",
        Participle = "renamed",
        Doing = "renaming",
        Reached = "renamed",
        Noun = "renaming",
        Target = TargetKind.Server,
        SeenWith = "list servers",
        Takes = status => status is not PhoneStatus.Frozen,
        Needs = "not frozen",
        Effect = new Effect.Shows((server, wanted) => server.Phone.PhoneName == wanted.Name),
        HasJobs = false,
        MostPerCall = 1,
        Post = (cloud, targets, wanted, window) => cloud.RenameServerAsync(targets[0].PhoneId, wanted.Name!, window, CancellationToken.None),
    };
}
