using Superpower.Model;

namespace CphBot.Commands.Grammar;

/// <summary>A name or an alias of a command, cut into its words.</summary>
internal sealed record CommandPhrase(CommandSpec Spec, string Text, string[] Words)
{
    public static IEnumerable<CommandPhrase> Of(CommandSpec spec) =>
        spec.Aliases.Prepend(spec.Name).Select(text => new CommandPhrase(spec, text, text.Split(' ')));

    public bool Begins(Token<CommandToken>[] tokens) =>
        tokens.Length >= Words.Length && Words.Index().All(word => IsWord(tokens[word.Index], word.Item));

    public bool SharesVerbWith(Token<CommandToken>[] tokens) => IsWord(tokens[0], Words[0]);

    /// <summary>How many slips lie between this phrase and the words typed; null when it cannot have been meant.</summary>
    public int? SlipsFrom(string[] typed)
    {
        if (typed.Length != Words.Length)
        {
            // A space too many or too few, and at most one slip besides.
            var joined = string.Concat(typed);
            return NearestWord.Distance(joined, string.Concat(Words), Math.Min(1, NearestWord.Limit(joined.Length))) + 1;
        }

        var slips = typed.Zip(Words, (mine, word) => NearestWord.Distance(mine, word, NearestWord.Limit(mine.Length)));
        return slips.Aggregate((int?)0, (sum, slip) => sum + slip);
    }

    private static bool IsWord(Token<CommandToken> token, string word) =>
        token.Kind == CommandToken.Word && token.Span.EqualsValueIgnoreCase(word);
}
