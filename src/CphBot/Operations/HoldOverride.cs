namespace CphBot.Operations;

/// <summary>A hold that an operation goes on in spite of, since its requester said so, with a reason.</summary>
/// <param name="Words">The hold as the plan showed it.</param>
internal sealed record HoldOverride(long Hold, string Words);
