using CphBot.Cloud;

namespace CphBot.Operations;

/// <summary>One change to phones, from its plan to its end. Its number is the plan: targets and waves never change.</summary>
internal sealed record Operation
{
    public required long Number { get; init; }

    /// <summary>The turn's key when typed, the card and the command when pressed. Unique: a second delivery or tap finds it.</summary>
    public required string Key { get; init; }

    public required string Project { get; init; }

    public required string ConversationId { get; init; }

    public string? ThreadId { get; init; }

    public required Verb Verb { get; init; }

    /// <summary>What is asked for besides, of the verb's own.</summary>
    public ChangeDetails Details { get; init; } = ChangeDetails.None;

    /// <summary>The requester's Entra object id; null for a guest without one.</summary>
    public string? RequesterId { get; init; }

    public required string RequesterMri { get; init; }

    public required string RequesterName { get; init; }

    /// <summary>The requester's IANA time zone; null: UTC.</summary>
    public string? Zone { get; init; }

    public string? Reason { get; init; }

    public OperationState State { get; init; }

    public required bool NeedsConfirm { get; init; }

    /// <summary>What others than the requester must say before it is sent.</summary>
    public Approval Approval { get; init; }

    /// <summary>Those who may approve it, as JSON of <see cref="Approver"/>, where the rules name persons; else null.</summary>
    public string? Approvers { get; init; }

    /// <summary>Whether a rule let the requester go on without an approval when it was planned.</summary>
    public bool BreakGlass { get; init; }

    /// <summary>When the requester went on without an approval.</summary>
    public DateTimeOffset? OverriddenAt { get; init; }

    public string? OverrideReason { get; init; }

    public DateTimeOffset? ReviewedAt { get; init; }

    public string? ReviewedBy { get; init; }

    public string? Review { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Until when it may be confirmed, or approved.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Until when the next wave may be sent: later it would come as a surprise. Set when it becomes the next; no attempt moves it.</summary>
    public DateTimeOffset? SendUntil { get; init; }

    /// <summary>When we stop looking after what was sent.</summary>
    public DateTimeOffset? FollowUntil { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When the cloud was last read for this operation: the "as of" of its card.</summary>
    public DateTimeOffset? SeenAt { get; init; }

    /// <summary>What keeps us from knowing more, while it lasts.</summary>
    public string? Trouble { get; init; }

    public DateTimeOffset? TroubleSince { get; init; }

    public string? CancelledBy { get; init; }

    public string? Remark { get; init; }

    /// <summary>How many failures a person has already seen and gone on from.</summary>
    public int ErrorsAccepted { get; init; }

    /// <summary>The operation whose failed or unclear phones this one takes up again.</summary>
    public long? RetryOf { get; init; }

    /// <summary>What its card tells besides; null: planned by an earlier release.</summary>
    public PlanFacts? Plan { get; init; }

    /// <summary>Holds that it goes on in spite of: those that stood when it was planned, and no later ones.</summary>
    public IReadOnlyList<HoldOverride> Overrides { get; init; } = [];

    /// <summary>Grows with every change; a card shows one version.</summary>
    public long Version { get; init; }

    /// <summary>When the sweep looks after it, should nobody else; null when there is nothing left to do.</summary>
    public DateTimeOffset? WakeAt { get; init; }

    public IReadOnlyList<OperationPhone> Phones { get; init; } = [];

    public IReadOnlyList<Wave> Waves { get; init; } = [];

    public IReadOnlyList<GivenApproval> Approvals { get; init; } = [];

    public int ApprovalsMissing => Math.Max(0, Approval.Others() - Approvals.Count);

    /// <summary>It went on without an approval, and nobody else has looked at that so far.</summary>
    public bool IsOpenForReview => OverriddenAt is not null && ReviewedAt is null;

    /// <summary>The conversations that may show its card: where it was asked for, and its project's audit channel.</summary>
    public IReadOnlyList<string> Places(CloudOptions cloud) =>
        cloud.Projects.TryGetValue(Project, out var project) && project.AuditChannel is { Length: > 0 } channel && channel != ConversationId ? [ConversationId, channel] : [ConversationId];

    /// <summary>Claimed and perhaps at work in the cloud: the next wave waits for it.</summary>
    public bool IsOpen(Wave wave) =>
        wave.State is WaveState.Sending or WaveState.Sent or WaveState.Unclear && PhonesOf(wave.Number).Any(phone => !phone.IsFinal);

    /// <summary>Whether <c>retry</c> takes it up: what is no phone is asked for anew, so that it is seen what it would take now.</summary>
    public bool IsRetriedByNumber => Verb.Target == TargetKind.Phone;

    public int Errors => Phones.Count(phone => phone.State is PhoneState.Failed or PhoneState.Unclear or PhoneState.Refused);

    /// <summary>The phone that goes first, alone, of a plan of many; null: it has none.</summary>
    public OperationPhone? Canary => Phones.Count(phone => !phone.IsLeftOut) > Operations.Plan.CanaryAbove && PhonesOf(1).ToList() is [var first] ? first : null;

    public IEnumerable<OperationPhone> PhonesOf(int wave) => Phones.Where(phone => phone.Wave == wave);

    /// <summary>"web-0007", "3 phones" or "server cph-01".</summary>
    public string Subject => Verb.Target switch
    {
        TargetKind.Server when Servers is [var only] => only.PhoneName,
        TargetKind.Server => $"{Servers.Count} servers",
        _ when Phones.Count == 1 => Phones[0].PhoneName,
        _ => Count,
    };

    /// <summary>"1 phone", "3 phones", "1 server with 40 phones".</summary>
    public string Count => Verb.Target == TargetKind.Server
        ? $"{Counted(Servers.Count, "server")}{(Phones.Count > Servers.Count ? $" with {Counted(Phones.Count - Servers.Count, "phone")}" : "")}"
        : Counted(Phones.Count, Verb.Target.Noun());

    private IReadOnlyList<OperationPhone> Servers => [.. Phones.Where(phone => phone.IsServer)];

    private static string Counted(int number, string noun) => $"{number} {noun}{(number == 1 ? "" : "s")}";

    public Operation WithPhones(Func<OperationPhone, bool> which, Func<OperationPhone, OperationPhone> change) =>
        this with { Phones = [.. Phones.Select(phone => which(phone) ? change(phone) : phone)] };

    public Operation WithWave(int number, Func<Wave, Wave> change) =>
        this with { Waves = [.. Waves.Select(wave => wave.Number == number ? change(wave) : wave)] };
}
