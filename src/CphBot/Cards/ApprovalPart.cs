using CphBot.Operations;
using CphBot.Teams.Cards;
using CphBot.Times;

namespace CphBot.Cards;

/// <summary>What the card of an operation says about those who must approve it, and about what went on without them.</summary>
internal static class ApprovalPart
{
    private const int MostMentions = 5;

    public static void Render(CardBuilder card, Operation operation)
    {
        if (operation.State == OperationState.AwaitingApproval)
        {
            card.Line(Say.Missing(operation), bold: true);
            if (Approver.Read(operation.Approvers) is { Count: > 0 } approvers) card.Mention("May approve", [.. approvers.Take(MostMentions).Select(person => (person.Mri, person.Name))]);
            card.Reason(operation.BreakGlass ? "Reason; needed to break the glass" : "Reason");
        }

        if (operation.IsOpenForReview)
        {
            card.Line($"Went on without an approval: {operation.OverrideReason}. Open until somebody other than {operation.RequesterName} reviews it.", TextColor.Attention);
        }
    }

    public static IEnumerable<(string, string?)> Facts(Operation operation)
    {
        yield return ("Approved by", operation.Approvals.Count == 0 ? null : string.Join(", ", operation.Approvals.Select(given => With(given.ApproverName, given.Reason))));
        yield return ("Without approval", operation.OverriddenAt is { } at ? With(ZoneClock.Time(at, operation.Zone), operation.OverrideReason) : null);
        yield return ("Reviewed by", operation.ReviewedBy is { } reviewer ? With(reviewer, operation.Review) : null);
    }

    public static void Buttons(CardBuilder card, Operation operation)
    {
        var number = operation.Number;
        card.Button("Approve", $"approve {number}", ActionStyle.Positive, takesReason: true)
            .Button("Reject", $"reject {number}", ActionStyle.Destructive, takesReason: true);
        if (operation.BreakGlass) card.Button("Break glass", $"break glass {number}", takesReason: true);
        card.Button("Cancel", $"cancel {number}");
    }

    private static string With(string what, string? reason) => reason is null ? what : $"{what} ({reason})";
}
