namespace CphBot.Operations;

/// <summary>What a person may do to an operation. Pure.</summary>
internal static class Controls
{
    /// <summary>The operation after the act, or the same one and why not.</summary>
    /// <param name="reason">What the person gave as reason, if anything.</param>
    /// <param name="least">What the rules ask for today at least.</param>
    public static (Operation Operation, string? Refusal) Apply(
        Operation operation, OperationControl control, Actor by, DateTimeOffset now, string? reason = null, Approval least = Approval.None) =>
        control switch
        {
            OperationControl.Confirm => Confirm(operation, by, least, now),
            OperationControl.Cancel => Cancel(operation, by, now),
            OperationControl.Pause => Pause(operation, by),
            OperationControl.Resume => Resume(operation),
            OperationControl.Check => Check(operation, now),
            OperationControl.Approve => Approving.Approve(operation, by, reason, least, now),
            OperationControl.Reject => Approving.Reject(operation, by, reason, now),
            OperationControl.BreakGlass => Approving.BreakGlass(operation, by, reason, now),
            OperationControl.Review => Approving.Review(operation, by, reason, now),
            OperationControl.Outdate => Outdate(operation, now),
            _ => throw new ArgumentOutOfRangeException(nameof(control)),
        };

    private static (Operation, string?) Confirm(Operation operation, Actor by, Approval least, DateTimeOffset now) => operation switch
    {
        { State: OperationState.AwaitingApproval } => (operation, $"#{operation.Number} waits for somebody else: {Say.Missing(operation)}"),
        { State: OperationState.Planned, NeedsConfirm: true } when !by.Is(operation) =>
            (operation, $"Only {operation.RequesterName}, who asked for #{operation.Number}, can confirm it."),
        { State: OperationState.Planned, NeedsConfirm: true } when now >= operation.ExpiresAt => (operation, $"#{operation.Number} has expired. Send the command again."),
        { State: OperationState.Planned, NeedsConfirm: true } when least.Others() > 0 =>
            (operation, $"The rules have changed since #{operation.Number} was planned: it takes the approval of others now. Send the command again."),
        { State: OperationState.Planned, NeedsConfirm: true } => (Start(operation, now), null),
        _ => (operation, $"#{operation.Number} is not waiting for a confirmation: {Words(operation)}."),
    };

    public static Operation Start(Operation operation, DateTimeOffset now) =>
        operation with { State = OperationState.Running, StartedAt = now };

    private static (Operation, string?) Cancel(Operation operation, Actor by, DateTimeOffset now)
    {
        if (operation.State.IsEnd()) return (operation, $"#{operation.Number} has already ended: {Words(operation)}.");
        var unsent = operation.Phones.Count(phone => phone.State == PhoneState.Waiting);
        var isOnItsWay = operation.Waves.Any(wave => wave.State == WaveState.Sending);
        if (unsent == 0 && !isOnItsWay) return (operation, $"Everything of #{operation.Number} is already with the cloud and cannot be called back. It is followed to its end.");
        var dropped = Ending.DropUnsent(operation, "Cancelled before it was sent.") with { CancelledBy = by.Name, Remark = $"Cancelled by {by.Name}." };
        return dropped.Phones.All(phone => phone.IsFinal) && dropped.State is OperationState.Planned or OperationState.AwaitingApproval
            ? (dropped with { State = OperationState.Cancelled, EndedAt = now }, null)
            : (dropped with { State = OperationState.Running }, null);
    }

    private static (Operation, string?) Pause(Operation operation, Actor by) => operation.State == OperationState.Running && operation.Phones.Any(phone => phone.State == PhoneState.Waiting)
        ? (Hold(operation, $"Paused by {by.Name}."), null)
        : (operation, $"There is nothing to pause in #{operation.Number}: {Words(operation)}.");

    /// <summary>Nothing more is sent until a person decides.</summary>
    public static Operation Hold(Operation operation, string words) => operation with { State = OperationState.Paused, SendUntil = null, Remark = words };

    private static (Operation, string?) Resume(Operation operation) => operation.State == OperationState.Paused
        ? (operation with { State = OperationState.Running, Remark = null, ErrorsAccepted = operation.Errors, SendUntil = null }, null)
        : (operation, $"#{operation.Number} is not paused: {Words(operation)}.");

    /// <summary>Whether a look can tell more about what is unclear: there is a job to ask about, or the phone shows it.</summary>
    public static bool CanCheck(Operation operation) =>
        operation.State == OperationState.Unclear && (operation.Verb.Effect.IsVisible || operation.Phones.Any(phone => phone is { State: PhoneState.Unclear, JobId: not null }));

    /// <summary>Looks once more, for a minute, at what was left unclear.</summary>
    private static (Operation, string?) Check(Operation operation, DateTimeOffset now) => operation.State != OperationState.Unclear
        ? (operation, $"There is nothing unclear in #{operation.Number}: {Words(operation)}.")
        : !CanCheck(operation)
        ? (operation, $"Nothing that I can read shows whether it was {operation.Verb.Participle}, and the cloud gave no job to ask about. {(operation.Verb.SeenWith is { } command ? $"See {command}" : "Look at the phone itself")}.")
        : (operation
            .WithPhones(
                phone => phone.State == PhoneState.Unclear && (phone.JobId is not null || operation.Verb.Effect.IsVisible),
                phone => phone with { State = phone.JobId is null ? PhoneState.Watched : PhoneState.Working, Status = null })
            with
        { State = OperationState.Running, EndedAt = null, Trouble = null, TroubleSince = null, FollowUntil = now + TimeSpan.FromMinutes(1) }, null);

    /// <summary>What later operations did to a phone is no evidence for this one: it stays unclear here.</summary>
    /// <param name="taken">By phone id: the operation that has taken it up since.</param>
    public static (Operation Operation, string? Refusal) LeaveToOthers(Operation operation, IReadOnlyDictionary<string, long> taken)
    {
        var left = operation.WithPhones(
            phone => !phone.IsFinal && taken.ContainsKey(phone.PhoneId),
            phone => phone with { State = PhoneState.Unclear, Words = $"Taken up again since by #{taken[phone.PhoneId]}." });
        return left.Phones.All(phone => phone.IsFinal) ? (operation, $"These phones were taken up again since: see #{taken.Values.Max()}.") : (left, null);
    }

    /// <summary>What was shown is no longer so: this plan can never be confirmed.</summary>
    private static (Operation, string?) Outdate(Operation operation, DateTimeOffset now) => operation.State is OperationState.Planned or OperationState.AwaitingApproval
        ? (Ending.DropUnsent(operation, "What was planned has changed since.") with { State = OperationState.Expired, EndedAt = now }, null)
        : (operation, $"#{operation.Number} is not waiting for anybody: {Words(operation)}.");

    private static string Words(Operation operation) => operation.State.Words();
}

internal enum OperationControl
{
    Confirm,
    Cancel,
    Pause,
    Resume,
    Check,
    Approve,
    Reject,
    BreakGlass,
    Review,

    /// <summary>Not a person's: the plan was found to be no longer what it shows.</summary>
    Outdate,
}

internal static class OperationControls
{
    /// <summary>As it is typed.</summary>
    public static string Word(this OperationControl control) => control switch
    {
        OperationControl.BreakGlass => "break glass",
        _ => control.ToString().ToLowerInvariant(),
    };

    /// <summary>Whether phones may be sent after it: then its requester's right counts too, today.</summary>
    public static bool Sends(this OperationControl control) => control is OperationControl.Confirm or OperationControl.Approve or OperationControl.BreakGlass or OperationControl.Resume;

    /// <summary>"Ana confirmed it".</summary>
    public static string Past(this OperationControl control) => control switch
    {
        OperationControl.Confirm => "confirmed",
        OperationControl.Cancel => "cancelled",
        OperationControl.Pause => "paused",
        OperationControl.Resume => "resumed",
        OperationControl.Check => "checked",
        OperationControl.Approve => "approved",
        OperationControl.Reject => "rejected",
        OperationControl.BreakGlass => "broke the glass of",
        OperationControl.Review => "reviewed",
        OperationControl.Outdate => "found changed",
        _ => throw new ArgumentOutOfRangeException(nameof(control)),
    };

    /// <summary>What is so now: "#1042: goes on".</summary>
    public static string Done(this OperationControl control) => control switch
    {
        OperationControl.Confirm => "confirmed",
        OperationControl.Cancel => "cancelled; what is with the cloud already is followed to its end",
        OperationControl.Pause => "paused",
        OperationControl.Resume => "goes on",
        OperationControl.Check => "looking again",
        OperationControl.Approve => "approved",
        OperationControl.Reject => "rejected; nothing is sent",
        OperationControl.BreakGlass => "goes on without an approval; it stays open until somebody else reviews it",
        OperationControl.Review => "reviewed",
        OperationControl.Outdate => "expired",
        _ => throw new ArgumentOutOfRangeException(nameof(control)),
    };
}

/// <summary>Who acts. Known by the Entra object id, never by name; a guest without one by the channel's own id.</summary>
internal sealed record Actor(string? ObjectId, string Mri, string Name)
{
    public bool Is(Operation operation) =>
        ObjectId is not null ? string.Equals(ObjectId, operation.RequesterId, StringComparison.OrdinalIgnoreCase) : operation.RequesterId is null && Mri == operation.RequesterMri;
}
