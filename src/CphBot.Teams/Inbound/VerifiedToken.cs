namespace CphBot.Teams.Inbound;

/// <summary>A token that was found valid, and what that rests on.</summary>
/// <param name="Keys">The published keys among which its own was found; null when it is no longer among them, so that nothing may be concluded for later.</param>
/// <param name="NotBefore">UTC; the smallest instant when the token does not say.</param>
/// <param name="Expires">UTC.</param>
internal sealed record VerifiedToken(CallerToken Caller, object? Keys, DateTime NotBefore, DateTime Expires);
