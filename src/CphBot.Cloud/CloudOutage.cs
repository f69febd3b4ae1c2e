namespace CphBot.Cloud;

/// <summary>The cloud gives no usable answers, so it is asked only now and then.</summary>
/// <param name="Since">When the first of the tries began that failed since the last answer.</param>
/// <param name="NextTryIn">After which the next read is let through, to see whether it is over. Zero: now.</param>
/// <param name="Kind"><see cref="CphErrorKind.NotSent"/>: no connection or no answers. <see cref="CphErrorKind.Unavailable"/>: errors of a gateway.</param>
public sealed record CloudOutage(DateTimeOffset Since, TimeSpan NextTryIn, CphErrorKind Kind);
