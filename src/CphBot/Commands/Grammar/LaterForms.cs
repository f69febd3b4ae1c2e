using Superpower;
using Superpower.Model;

namespace CphBot.Commands.Grammar;

/// <summary>
/// Forms that people will try and that are not understood yet: times, and servers by pattern. They are recognised so that no part of them is
/// ever taken for a name. To add one, give it a parser in <see cref="CommandGrammar"/> and take it out here.
/// </summary>
internal static class LaterForms
{
    private static readonly TokenListParser<CommandToken, Unit> Pace =
        Terminals.Keyword("one", "dry", "stop").Value(Unit.Value)
            .Or(Terminals.Keyword("in").IgnoreThen(Terminals.Keyword("waves", "groups")).Value(Unit.Value).Try())
            .Or(Terminals.Keyword("at").IgnoreThen(Terminals.Keyword("most")).Value(Unit.Value).Try());

    /// <summary>Succeeds without reading anything unless such a form comes next; then fails with a sentence that says so.</summary>
    public static TokenListParser<CommandToken, Unit> None(string things) => input =>
    {
        var next = input.ConsumeToken();
        var problem = next.HasValue ? Problem(next.Value, things, isPace: Pace(input).HasValue) : null;
        return problem is null
            ? TokenListParserResult.Value(Unit.Value, input, input)
            : Terminals.Reject<Unit>(next.Remainder, problem);
    };

    private static string? Problem(Token<CommandToken> token, string things, bool isPace)
    {
        var word = token.ToStringValue();
        var isOfPhones = string.Equals(things, "phones", StringComparison.Ordinal);
        if (!isOfPhones && token.Kind == CommandToken.Wildcard) return $"Wildcards such as \"{Excerpt.Of(word)}\" are not understood here. Name one; \"list {things}\" shows the names.";
        var isTime = token.Kind == CommandToken.Word && ReservedWords.Limiting.Contains(word) && !isPace;
        return isTime ? $"Times (\"{word} …\") are not understood yet. Say it without them." : null;
    }
}
