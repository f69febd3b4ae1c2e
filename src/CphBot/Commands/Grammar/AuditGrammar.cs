using Superpower;
using Superpower.Parsers;

namespace CphBot.Commands.Grammar;

/// <summary>Reads which lines of the audit are asked for: <c>of phone web-0007 by me since yesterday page 2</c>, in any order, or the number of one line.</summary>
internal static class AuditGrammar
{
    /// <summary>Words of a name without quotation marks; these end it.</summary>
    private static readonly HashSet<string> Keywords = new(StringComparer.OrdinalIgnoreCase) { "of", "by", "since", "from", "until", "till", "for", "with", "up", "page", "and", "me" };

    public static bool IsKeyword(string word) => Keywords.Contains(word);

    private static readonly TokenListParser<CommandToken, Clause> Phone =
        Terminals.Keyword("of").IgnoreThen(Terminals.Keyword("phone").OptionalOrDefault()).IgnoreThen(Terminals.Name("phone"))
            .Select(name => new Clause("phone", words => words with { Phone = name }));

    private static readonly TokenListParser<CommandToken, Clause> Operation =
        Terminals.Keyword("of").IgnoreThen(Terminals.Keyword("operation").IgnoreThen(Terminals.Number("operation")).Or(Terminals.HashNumber("operation")))
            .Select(number => new Clause("operation", words => words with { Operation = number }));

    private static readonly TokenListParser<CommandToken, string> PersonName =
        Token.EqualTo(CommandToken.Quoted).Where(token => !string.IsNullOrWhiteSpace(NameText.Of(token))).Select(NameText.Of)
            .Or(Token.EqualToValue(CommandToken.Symbol, "@").OptionalOrDefault()
                .IgnoreThen(Token.EqualTo(CommandToken.Word).Where(word => !Keywords.Contains(word.ToStringValue())).AtLeastOnce())
                .Select(words => string.Join(' ', words.Select(word => word.ToStringValue()))))
            .Named("person");

    private static readonly TokenListParser<CommandToken, Clause> Person =
        Terminals.Keyword("by").IgnoreThen(
            Terminals.Keyword("me").Value(new Clause("person", words => words with { ByMe = true }))
                .Or(PersonName.Select(name => new Clause("person", words => words with { Person = name }))));

    private static readonly TokenListParser<CommandToken, Clause> Since = TimeGrammar.Since.Select(since => new Clause("since", words => words with { Since = since }));

    private static readonly TokenListParser<CommandToken, Clause> Until = TimeGrammar.UntilClock.Select(until => new Clause("until", words => words with { Until = until }));

    private static readonly TokenListParser<CommandToken, Clause> Reads =
        Terminals.Keyword("with").IgnoreThen(Terminals.Keyword("reads", "looks")).Value(new Clause("reads", words => words with { WithReads = true }));

    private static readonly TokenListParser<CommandToken, Clause> UpTo =
        Terminals.Keyword("up").IgnoreThen(Terminals.Keyword("to")).IgnoreThen(Terminals.Number("line")).Select(line => new Clause("up to", words => words with { UpTo = line }));

    private static readonly TokenListParser<CommandToken, Clause> Page =
        Terminals.Keyword("page").IgnoreThen(Terminals.SmallNumber("page")).Select(page => new Clause("page", words => words, page));

    private static readonly TokenListParser<CommandToken, Clause[]> Clauses =
        Parse.OneOf(Operation.Try(), Phone, Person, Since, Until, Reads, UpTo, Page).Named("phone, person or time")
            .Then(clause => Terminals.Keyword("and").Or(Token.EqualTo(CommandToken.Separator)).Many().Value(clause)).Many();

    public static TokenListParser<CommandToken, Arguments> Query { get; } =
        Terminals.Number("line").Select(line => new Arguments { Number = line })
            .Or(Clauses
                .Where(clauses => clauses.DistinctBy(clause => clause.About).Count() == clauses.Length, "Say each of phone, operation, person, since, until and page once.")
                .Select(clauses => new Arguments
                {
                    Audit = clauses.Aggregate(AuditWords.None, (words, clause) => clause.AddTo(words)),
                    Page = clauses.Select(clause => clause.Page).FirstOrDefault(page => page > 0, 1),
                }));

    private sealed record Clause(string About, Func<AuditWords, AuditWords> AddTo, int Page = 0);
}
