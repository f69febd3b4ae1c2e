using CphBot.Cloud.Phones;

namespace CphBot.Operations;

// Whether a phone runs. What each needs, and the status that it ends in: the vendor's console, and its Terraform provider, which judges by the phone and not by the job.
internal sealed partial record Verb
{
    /// <summary>Also the way to start a stopped phone.</summary>
    public static Verb Restart { get; } = new()
    {
        Name = "Restart",
        Word = "restart",
        Participle = "restarted",
        Doing = "restarting",
        Reached = "running again",
        Noun = "restart",
        Takes = status => status is PhoneStatus.Running or PhoneStatus.Stopped,
        Needs = "running or stopped",
        Effect = new Effect.BecomesStatus(PhoneStatus.Running, PhoneStatus.Restarting, PhoneStatus.RestartFailed),
        Post = (cloud, phones, _, window) => cloud.RestartPhonesAsync(IdsOf(phones), window, CancellationToken.None),
    };

    /// <summary>The cloud has no call of its own for it: a stopped phone is started by a restart. A phone that runs is never sent.</summary>
    public static Verb Start { get; } = Restart with
    {
        Name = "Start",
        Word = "start",
        Participle = "started",
        Doing = "starting",
        Reached = "running",
        Noun = "start",
        Takes = status => status is PhoneStatus.Stopped,
        Needs = "stopped",
        IsLookedAtFirst = true,
    };

    public static Verb Stop { get; } = new()
    {
        Name = "Stop",
        Word = "stop",
        Participle = "stopped",
        Doing = "stopping",
        Reached = "stopped",
        Noun = "stop",
        Takes = status => status is PhoneStatus.Running,
        Needs = "running",
        Effect = new Effect.BecomesStatus(PhoneStatus.Stopped, PhoneStatus.Stopping, PhoneStatus.StopFailed),
        Post = (cloud, phones, _, window) => cloud.StopPhonesAsync(IdsOf(phones), window, CancellationToken.None),
    };

    /// <summary>A stopped phone is powered on by it. The way out of what a restart cannot mend: abnormal, or a change that failed.</summary>
    public static Verb Reset { get; } = new()
    {
        Name = "Reset",
        Word = "reset",
        Participle = "reset",
        Doing = "resetting",
        Reached = "wiped and running again",
        Noun = "reset",
        Takes = status => status is PhoneStatus.Running or PhoneStatus.Stopped or PhoneStatus.Abnormal or PhoneStatus.RestartFailed or PhoneStatus.ResetFailed or PhoneStatus.StopFailed,
        Needs = "running, stopped, abnormal or failed",
        Effect = new Effect.BecomesStatus(PhoneStatus.Running, PhoneStatus.Resetting, PhoneStatus.ResetFailed),
        IsDestroying = true,
        IsExportedFirst = true,
        Warning = "All data on them is lost. To keep it, cancel, and first: export data to obs://<bucket>/<folder> from <phones>.",
        LeastApproval = Approval.TwoPersons,
        Patience = TimeSpan.FromMinutes(15),
        Post = (cloud, phones, _, window) => cloud.ResetPhonesAsync(IdsOf(phones), imageId: null, window, CancellationToken.None),
    };

    private static List<string> IdsOf(IReadOnlyList<OperationPhone> phones) => [.. phones.Select(phone => phone.PhoneId)];
}
