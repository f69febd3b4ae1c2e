namespace CphBot.Commands.Grammar;

/// <summary>A message with another command's name put in place of what was typed.</summary>
/// <param name="Line">Folded, without courtesies.</param>
internal sealed record Correction(string Typed, CommandSpec Spec, string Line);
