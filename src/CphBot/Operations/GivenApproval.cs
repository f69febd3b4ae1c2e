namespace CphBot.Operations;

/// <summary>Somebody other than the requester has approved an operation.</summary>
internal sealed record GivenApproval
{
    /// <summary>Entra object id: one person counts once, in however many conversations.</summary>
    public required string ApproverId { get; init; }

    public required string ApproverName { get; init; }

    public string? Reason { get; init; }

    public required DateTimeOffset At { get; init; }
}
