using CphBot.Fleet.Selectors;

namespace CphBot.Access;

/// <summary>A phone that something is to be done to.</summary>
internal readonly record struct Target(string Project, PhoneFacts Phone);
