namespace CphBot.Teams.Inbound;

/// <summary>Whether an activity is believed.</summary>
internal abstract record InboundVerdict
{
    private InboundVerdict()
    {
    }

    /// <param name="Doubt">What would have been a refusal, had the settings not tolerated it.</param>
    public sealed record Accepted(RefusalReason? Doubt = null) : InboundVerdict;

    /// <param name="Detail">For the log: what was found. Comes from outside.</param>
    public sealed record Refused(RefusalReason Reason, string Detail) : InboundVerdict;
}
