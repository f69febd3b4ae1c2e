namespace CphBot.Cloud;

/// <summary>
/// What the cloud made of a request that changes something. The cloud has no idempotency key, so these four are told apart with care:
/// only after <see cref="NotSent"/> may the same request ever be made again by a program.
/// </summary>
public abstract record ChangeAnswer
{
    private ChangeAnswer()
    {
    }

    /// <summary>Certainly nothing began: failed connect, DNS or TLS, a second 401, a gateway 429, an outage, or the send window had closed.</summary>
    /// <param name="RetryAfter">How long the cloud asked us to wait, if it did.</param>
    public sealed record NotSent(CphException Reason, TimeSpan? RetryAfter = null) : ChangeAnswer;

    /// <summary>The cloud said no to the whole request, with a code. Final.</summary>
    public sealed record Refused(CphException Reason) : ChangeAnswer;

    /// <summary>Accepted. Items may still be refused one by one, and those never appear in the job list.</summary>
    /// <param name="RequestId">The handle for the job list. Empty where the answer named none, which only calls without jobs may do.</param>
    /// <param name="Items">Empty for calls that are done at once and name nothing in their answer, such as a new name.</param>
    public sealed record Sent(string RequestId, IReadOnlyList<SentItem> Items) : ChangeAnswer
    {
        /// <summary>Of purchases and of a new server model only.</summary>
        public PlacedOrder? Order { get; init; }
    }

    /// <summary>It may or may not have begun: time-out, reset, 5xx, CPS.0003, CPS.0054, or a body that cannot be read.</summary>
    public sealed record Unclear(CphException Reason) : ChangeAnswer;
}
