namespace CphBot.Times;

/// <summary>Which instant a person's words mean, or why none.</summary>
internal abstract record Moment
{
    private Moment()
    {
    }

    /// <param name="Note">What was decided where the clock left a choice; null: it left none.</param>
    public sealed record At(DateTimeOffset Instant, string? Note = null) : Moment;

    /// <param name="Reason">A sentence for the person.</param>
    /// <param name="Instead">What they probably meant.</param>
    public sealed record None(string Reason, MomentWords? Instead = null) : Moment;
}
