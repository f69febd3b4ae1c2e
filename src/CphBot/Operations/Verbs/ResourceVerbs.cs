using System.Globalization;
using CphBot.Cloud.Events;
using CphBot.Cloud.Phones;
using CphBot.Cloud.Tags;

namespace CphBot.Operations;

// What belongs to a project besides phones and servers. Each is one target, by its own id; the cloud's yes is the end where it is done at once.
internal sealed partial record Verb
{
    public const string AsMaintenance = "maintenance";
    public const string AsRedeploy = "redeploy";

    /// <summary>The phones of its server have no picture meanwhile.</summary>
    public static Verb RestartEncoder { get; } = Alone(
        "RestartEncoder", "restart encoder", "restarted", "restarting", "running again", "restart", TargetKind.Encoder,
        (cloud, targets, _, window) => cloud.RestartEncodeServersAsync(IdsOf(targets), window, CancellationToken.None)) with
    {
        HasJobs = true,
        LeastApproval = Approval.Confirm,
        Warning = "The phones of its server show no picture meanwhile.",
        Effect = new Effect.BecomesStatus(PhoneStatus.Running, PhoneStatus.Restarting, PhoneStatus.RestartFailed),
    };

    /// <summary>Content: the other project's id.</summary>
    public static Verb ShareImage { get; } = Alone(
        "ShareImage", "share image", "shared", "sharing", "shared", "sharing", TargetKind.Image,
        (cloud, targets, wanted, window) => cloud.ShareImageAsync(targets[0].PhoneId, wanted.Content!, window, CancellationToken.None)) with
    {
        ContentName = "With project",
        LeastApproval = Approval.Confirm,
        Warning = "Another project gets to see what is in it.",
    };

    public static Verb AcceptImage { get; } = Alone(
        "AcceptImage", "accept image", "accepted", "accepting", "accepted", "acceptance", TargetKind.Image,
        (cloud, targets, _, window) => cloud.AnswerImageShareAsync(targets[0].PhoneId, isAccepted: true, window, CancellationToken.None));

    public static Verb RejectImage { get; } = Alone(
        "RejectImage", "reject image", "rejected", "rejecting", "rejected", "rejection", TargetKind.Image,
        (cloud, targets, _, window) => cloud.AnswerImageShareAsync(targets[0].PhoneId, isAccepted: false, window, CancellationToken.None));

    /// <summary>Content: Mbit/s.</summary>
    public static Verb ResizeBandwidth { get; } = Alone(
        "ResizeBandwidth", "set bandwidth", "changed", "changing", "changed", "change", TargetKind.Bandwidth,
        (cloud, targets, wanted, window) => cloud.ResizeBandwidthAsync(targets[0].PhoneId, int.Parse(wanted.Content!, CultureInfo.InvariantCulture), window, CancellationToken.None)) with
    {
        ContentName = "Mbit/s",
        LeastApproval = Approval.OtherPerson,
        Warning = "It changes the bill.",
    };

    /// <summary>Content: <c>key=value</c>.</summary>
    public static Verb SetTag { get; } = Alone(
        "SetTag", "set tag", "tagged", "tagging", "tagged", "tagging", TargetKind.Server,
        (cloud, targets, wanted, window) => cloud.AddServerTagsAsync(targets[0].PhoneId, [TagOf(wanted)], window, CancellationToken.None)) with
    {
        ContentName = "Tag",
        SeenWith = "list tags",
    };

    /// <summary>Content: <c>key=value</c>, as the server has it.</summary>
    public static Verb RemoveTag { get; } = Alone(
        "RemoveTag", "remove tag", "untagged", "removing it", "without it", "removal", TargetKind.Server,
        (cloud, targets, wanted, window) => cloud.RemoveServerTagsAsync(targets[0].PhoneId, [TagOf(wanted)], window, CancellationToken.None)) with
    {
        ContentName = "Tag",
        SeenWith = "list tags",
    };

    /// <summary>Content: maintenance. The vendor begins then, and nobody can call it back.</summary>
    public static Verb AuthorizeEvent { get; } = Alone(
        "AuthorizeEvent", "authorize event", "authorized", "authorizing", "authorized", "authorization", TargetKind.Event,
        (cloud, targets, wanted, window) => cloud.AuthorizeScheduledEventAsync(
            targets[0].PhoneId, wanted.Content == AsRedeploy ? EventAuthorization.Redeploy : EventAuthorization.Maintenance, notBefore: null, window, CancellationToken.None)) with
    {
        ContentName = "As",
        LeastApproval = Approval.OtherPerson,
        Warning = "The vendor begins then, takes the server's phones down with it, and nobody can call it back.",
    };

    /// <summary>Content: redeploy. The server comes back on another host, and what its phones had on their disks is gone.</summary>
    public static Verb AuthorizeRedeploy { get; } = AuthorizeEvent with
    {
        Name = "AuthorizeRedeploy",
        Word = "authorize redeploy",
        IsDestroying = true,
        LeastApproval = Approval.TwoPersons,
        Warning = "The vendor begins then, and nobody can call it back. All phones of the server go down, and a redeployment loses their data.",
    };

    private static ServerTag TagOf(ChangeDetails wanted) => wanted.Content!.Split('=', 2) is [var key, var value] ? new ServerTag(key, value) : new ServerTag(wanted.Content!, "");

    private static Verb Alone(string name, string word, string participle, string doing, string reached, string noun, TargetKind target, WavePost post) => new()
    {
        Name = name,
        Word = word,
        Participle = participle,
        Doing = doing,
        Reached = reached,
        Noun = noun,
        Target = target,
        SeenWith = $"list {target.Noun()}s",
        Takes = _ => true,
        Needs = "there",
        Effect = new Effect.EndOfJob(),
        HasJobs = false,
        MostPerCall = 1,
        Post = post,
    };
}
