using Superpower;
using Superpower.Model;
using Superpower.Parsers;

namespace CphBot.Commands.Grammar;

/// <summary>Reads which phones a list is to show: <c>where status is failed and on server cph-01 named web page 2</c>, in any order.</summary>
internal static class PhoneQueryGrammar
{
    private static readonly TokenListParser<CommandToken, Unit> Is =
        Terminals.Keyword("is", "are", "like", "contains").Value(Unit.Value)
            .Or(Token.EqualToValue(CommandToken.Symbol, "=").Or(Token.EqualToValue(CommandToken.Symbol, ":")).Value(Unit.Value))
            .OptionalOrDefault();

    private static readonly TokenListParser<CommandToken, Clause> Status =
        from keyword in Terminals.Keyword("status")
        from verb in Is
        from words in ((TokenListParser<CommandToken, string>)StatusWord).AtLeastOnceDelimitedBy(Terminals.Keyword("or"))
        select new Clause("status", query => query with { Where = query.Where with { Status = words } });

    // "list phones failed"; here another word is not taken for a status.
    private static readonly TokenListParser<CommandToken, Clause> StatusAlone =
        Token.EqualTo(CommandToken.Word).Where(word => Known(word.ToStringValue()) is not null)
            .Select(word => new Clause("status", query => query with { Where = query.Where with { Status = [Known(word.ToStringValue())!] } }));

    private static readonly TokenListParser<CommandToken, Clause> Server =
        from keyword in Terminals.Keyword("on", "in").IgnoreThen(Terminals.Keyword("server").OptionalOrDefault())
            .Or(Terminals.Keyword("server"))
        from verb in Is
        from none in LaterForms.None("servers")
        from name in Terminals.Name("server")
        select new Clause("server", query => query with { Where = query.Where with { Server = name } });

    private static readonly TokenListParser<CommandToken, Clause> Named =
        from keyword in Terminals.Keyword("named", "name", "called")
        from verb in Is
        from none in (TokenListParser<CommandToken, Unit>)NoWildcard
        from name in Terminals.Name("name")
        select new Clause("name", query => query with { Where = query.Where with { Name = name } });

    private static readonly TokenListParser<CommandToken, Clause> Page =
        from keyword in Terminals.Keyword("page")
        from page in Terminals.SmallNumber("page")
        select new Clause("page", query => query with { Page = page });

    private static readonly TokenListParser<CommandToken, Clause> AnyClause =
        Parse.OneOf(Status, StatusAlone, Server, Named, Page).Named("status, server or name");

    private static readonly TokenListParser<CommandToken, Unit> Joint =
        Terminals.Keyword("and", "where").Or(Token.EqualTo(CommandToken.Separator)).Many().Value(Unit.Value);

    private static readonly TokenListParser<CommandToken, Clause[]> Clauses =
        from first in AnyClause
        from others in Joint.IgnoreThen(AnyClause).Many()
        select (Clause[])[first, .. others];

    public static TokenListParser<CommandToken, Arguments> Query { get; } =
        Terminals.Keyword("where").IgnoreThen(Clauses).Or(Clauses)
            .OptionalOrDefault([])
            .Where(clauses => clauses.DistinctBy(clause => clause.About).Count() == clauses.Length, "Say status, server, name and page once each.")
            .Select(clauses => clauses.Aggregate(Arguments.None, (query, clause) => clause.AddTo(query)));

    /// <summary>One word or two (<c>restart failed</c>) for a status; another word is answered with those that are known.</summary>
    private static TokenListParserResult<CommandToken, string> StatusWord(TokenList<CommandToken> input)
    {
        var first = Token.EqualTo(CommandToken.Word)(input);
        if (!first.HasValue) return TokenListParserResult.Empty<CommandToken, string>(input, ["status"]);

        var word = first.Value.ToStringValue();
        var second = Token.EqualTo(CommandToken.Word)(first.Remainder);
        if (second.HasValue && Known($"{word}-{second.Value.ToStringValue()}") is { } pair)
            return TokenListParserResult.Value(pair, input, second.Remainder);

        return Known(word) is { } known
            ? TokenListParserResult.Value(known, input, first.Remainder)
            : Terminals.Reject<string>(first.Remainder, UnknownStatus(word));
    }

    private static string? Known(string word) =>
        StatusWords.All.FirstOrDefault(known => string.Equals(known, word, StringComparison.OrdinalIgnoreCase));

    private static string UnknownStatus(string word)
    {
        var near = NearestWord.Find(word, StatusWords.All) is { } nearest ? $" Did you mean \"{nearest}\"?" : "";
        return $"I don't know the status \"{Excerpt.Of(word)}\".{near} Known are {string.Join(", ", StatusWords.All)}.";
    }

    private static TokenListParserResult<CommandToken, Unit> NoWildcard(TokenList<CommandToken> input) =>
        Token.EqualTo(CommandToken.Wildcard)(input) is { HasValue: true } wildcard
            ? Terminals.Reject<Unit>(wildcard.Remainder, "Leave out the \"*\": \"named\" finds every name that contains the text.")
            : TokenListParserResult.Value(Unit.Value, input, input);

    private sealed record Clause(string About, Func<Arguments, Arguments> AddTo);
}
