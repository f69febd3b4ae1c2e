namespace CphBot.Operations;

/// <summary>What others than the requester say to an operation that may not go without them, and how it goes without them all the same. Pure.</summary>
internal static class Approving
{
    /// <param name="least">What the rules ask for today: a plan made under milder ones needs as much.</param>
    public static (Operation Operation, string? Refusal) Approve(Operation operation, Actor by, string? reason, Approval least, DateTimeOffset now)
    {
        if (Closed(operation, now) is { } closed) return (operation, closed);
        if (by.ObjectId is not { } id) return (operation, "Guests without an account in this organisation may only look.");
        if (by.Is(operation)) return (operation, $"You asked for #{operation.Number} yourself, so somebody else must approve it.");

        var needed = operation.Approval > least ? operation.Approval : least;
        if (operation.Approvals.Any(given => Same(given.ApproverId, id)))
        {
            return (operation, $"You have approved #{operation.Number} already. {Say.Missing(operation)}");
        }

        var approved = operation with
        {
            Approval = needed,
            Approvals = [.. operation.Approvals, new GivenApproval { ApproverId = id, ApproverName = by.Name, Reason = reason, At = now }],
        };
        return (approved.ApprovalsMissing == 0 ? Controls.Start(approved, now) : approved, null);
    }

    public static (Operation Operation, string? Refusal) Reject(Operation operation, Actor by, string? reason, DateTimeOffset now)
    {
        if (Closed(operation, now) is { } closed) return (operation, closed);
        if (by.Is(operation)) return (operation, $"You asked for #{operation.Number} yourself: cancel {operation.Number} takes it back.");
        var words = $"Rejected by {by.Name}{(reason is null ? "." : $": {reason}")}";
        return (Ending.DropUnsent(operation, "Rejected.") with { State = OperationState.Cancelled, CancelledBy = by.Name, Remark = words, EndedAt = now }, null);
    }

    /// <summary>Whether a rule allows it is the policy's; here only that it is the requester's own emergency, and has a reason.</summary>
    public static (Operation Operation, string? Refusal) BreakGlass(Operation operation, Actor by, string? reason, DateTimeOffset now)
    {
        if (Closed(operation, now) is { } closed) return (operation, closed);
        if (!by.Is(operation)) return (operation, $"Only {operation.RequesterName}, who asked for #{operation.Number}, can go on without an approval.");
        if (string.IsNullOrWhiteSpace(reason)) return (operation, $"Say why: break glass {operation.Number} because …");
        return (Controls.Start(operation with { OverriddenAt = now, OverrideReason = reason }, now), null);
    }

    /// <summary>Ends nothing and starts nothing: somebody else has looked at what was done without an approval.</summary>
    public static (Operation Operation, string? Refusal) Review(Operation operation, Actor by, string? reason, DateTimeOffset now) => operation switch
    {
        { OverriddenAt: null } => (operation, $"There is nothing to review in #{operation.Number}: it did not go on without an approval."),
        { ReviewedAt: { } at } => (operation, $"{operation.ReviewedBy} reviewed #{operation.Number} {Say.Ago(now - at)}."),
        _ when by.Is(operation) => (operation, $"You broke the glass of #{operation.Number} yourself, so somebody else must review it."),
        _ => (operation with { ReviewedAt = now, ReviewedBy = by.Name, Review = reason }, null),
    };

    /// <summary>Whether the confirmation or the approvals there are, or an emergency, are enough for what the rules ask for now.</summary>
    /// <param name="standing">How many of its approvals are by people who may still approve it.</param>
    /// <param name="breakGlass">Whether the rules still let its requester go on without.</param>
    public static bool IsEnough(Operation operation, Approval least, int standing, bool breakGlass) =>
        (operation.OverriddenAt is not null && breakGlass)
        || (standing >= Math.Max(operation.Approval.Others(), least.Others()) && (least < Approval.Confirm || operation.NeedsConfirm || operation.Approval > Approval.None));

    private static string? Closed(Operation operation, DateTimeOffset now) => operation switch
    {
        { State: not OperationState.AwaitingApproval } => $"#{operation.Number} is not waiting for an approval: {operation.State.Words()}.",
        _ when now >= operation.ExpiresAt => $"#{operation.Number} has expired. Send the command again.",
        _ => null,
    };

    private static bool Same(string id, string other) => string.Equals(id, other, StringComparison.OrdinalIgnoreCase);
}
