using Superpower;
using Superpower.Model;

namespace CphBot.Commands.Grammar;

/// <summary>
/// Forms that people will try and that are not understood yet: ranges, wildcards, selections, limits. They are recognised so that no part
/// of them is ever taken for a phone's name. To add one, give it a parser in <see cref="CommandGrammar"/> and take it out here.
/// </summary>
internal static class LaterForms
{
    private static readonly TokenListParser<CommandToken, Token<CommandToken>> Things = Terminals.Keyword("phone", "phones");

    /// <summary>Succeeds without reading anything unless such a form comes next; then fails with a sentence that says so.</summary>
    public static TokenListParser<CommandToken, Unit> None(string things) => input =>
    {
        var next = input.ConsumeToken();
        var problem = next.HasValue ? Problem(next.Value, next.Remainder, things) : null;
        return problem is null
            ? TokenListParserResult.Value(Unit.Value, input, input)
            : Terminals.Reject<Unit>(next.Remainder, problem);
    };

    private static string? Problem(Token<CommandToken> token, TokenList<CommandToken> rest, string things)
    {
        var word = token.ToStringValue();
        if (token.Kind == CommandToken.Wildcard) return $"Wildcards such as \"{Excerpt.Of(word)}\" are not understood yet. {Hint(things, word)}";
        if (token.Kind == CommandToken.Range || IsOneOf(ReservedWords.Ranging)) return $"Ranges are not understood yet. {Hint(things)}";
        if (IsOneOf(ReservedWords.Selecting) || IsStatusOfThings())
            return $"Choosing {things} by \"{word} …\" is not understood yet. {Hint(things)}";

        if (IsOneOf(ReservedWords.Limiting)) return $"Limits and times (\"{word} …\") are not understood yet. Say it without them.";
        return null;

        bool IsOneOf(IReadOnlySet<string> words) => token.Kind == CommandToken.Word && words.Contains(word);

        // "failed phones", of one server or of all.
        bool IsStatusOfThings() =>
            token.Kind == CommandToken.Word && StatusWords.Find(word).Count > 0
            && Things(rest).HasValue;
    }

    private static string Hint(string things, string wildcard = "")
    {
        var start = wildcard[..NameText.LengthAtStart(wildcard)].TrimEnd('-', '_');
        var isUseful = string.Equals(things, "phones", StringComparison.Ordinal) && start.Length > 0;
        return $"Name each one; \"list {things}{(isUseful ? $" named {NameText.Quote(start)}" : "")}\" shows the names.";
    }
}
