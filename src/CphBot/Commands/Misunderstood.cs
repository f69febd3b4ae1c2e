using CphBot.Commands.Grammar;

namespace CphBot.Commands;

/// <summary>What to say to words that are no command.</summary>
internal static class Misunderstood
{
    /// <returns>A sentence, and commands that may be what was meant.</returns>
    public static (string Reason, IReadOnlyList<string> Offers) Explain(ParseResult result) => result switch
    {
        ParseResult.Empty => ("What can I do for you?", ["help", "list phones"]),
        ParseResult.TooLong => ($"That is longer than any command: at most {CommandParser.MaxLength} characters.", ["help"]),
        ParseResult.Incomplete incomplete => (incomplete.Problem, [$"help {incomplete.Spec.Name}"]),
        ParseResult.Unknown { Corrected: { } corrected } unknown => ($"I do not know \"{unknown.Typed}\". Did you mean: {corrected}?", [corrected, "help"]),
        ParseResult.Unknown { DidYouMean: { } meant } unknown => ($"I do not know \"{unknown.Typed}\". Did you mean: {meant.Usage}?", [$"help {meant.Name}"]),
        ParseResult.Unknown unknown => ($"I do not know \"{unknown.Typed}\".", ["help"]),
        _ => throw new ArgumentOutOfRangeException(nameof(result)),
    };
}
