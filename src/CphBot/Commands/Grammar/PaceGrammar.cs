using Superpower;
using Superpower.Model;
using Superpower.Parsers;

namespace CphBot.Commands.Grammar;

/// <summary>Reads how to go about a change: <c>one at a time</c>, <c>in waves of 10</c>, <c>at most 3 per server</c>, <c>stop after 2 failures</c>, <c>dry run</c>, in any order.</summary>
internal static class PaceGrammar
{
    private static readonly TokenListParser<CommandToken, Unit> Joint =
        Token.EqualTo(CommandToken.Separator).Or(Terminals.Keyword("and")).Many().Value(Unit.Value);

    private static readonly TokenListParser<CommandToken, Clause> OneByOne =
        from one in Terminals.Keyword("one")
        from at in Terminals.Keyword("at", "by")
        from rest in Terminals.Keyword("a").IgnoreThen(Terminals.Keyword("time")).Or(Terminals.Keyword("one"))
        select new Clause("wave", pace => pace with { WaveSize = 1 });

    private static readonly TokenListParser<CommandToken, Clause> Waves =
        from start in Terminals.Keyword("in").IgnoreThen(Terminals.Keyword("waves", "batches")).IgnoreThen(Terminals.Keyword("of")).Try()
        from size in Terminals.SmallNumber("number of phones")
        select new Clause("wave", pace => pace with { WaveSize = size });

    // "at most 3 per server"; of a whole wave: "at most 10 at a time".
    private static readonly TokenListParser<CommandToken, Clause> AtMost =
        from start in Terminals.Keyword("at").IgnoreThen(Terminals.Keyword("most")).Try()
        from number in Terminals.SmallNumber("number of phones")
        from noun in Terminals.Keyword("phone", "phones").OptionalOrDefault()
        from perServer in Terminals.Keyword("per", "on").IgnoreThen(Terminals.Keyword("a", "one", "each").OptionalOrDefault()).IgnoreThen(Terminals.Keyword("server")).Value(true)
            .Or(Terminals.Keyword("at").IgnoreThen(Terminals.Keyword("a", "one")).IgnoreThen(Terminals.Keyword("time")).Value(false))
        select perServer
            ? new Clause("server", pace => pace with { MaxPerServer = number })
            : new Clause("wave", pace => pace with { WaveSize = number });

    private static readonly TokenListParser<CommandToken, Clause> StopAfter =
        from start in Terminals.Keyword("stop").IgnoreThen(Terminals.Keyword("after", "at"))
        from number in Terminals.SmallNumber("number of failures")
        from percent in Token.EqualToValue(CommandToken.Symbol, "%").Value(true).Or(Terminals.Keyword("percent").Value(true)).OptionalOrDefault()
        from noun in Terminals.Keyword("failure", "failures", "errors", "error").OptionalOrDefault()
        where !percent || number <= 100
        select percent
            ? new Clause("stop", pace => pace with { StopAfterPercent = number })
            : new Clause("stop", pace => pace with { StopAfter = number });

    private static readonly TokenListParser<CommandToken, Clause> DryRun =
        from dry in Terminals.Keyword("dry")
        from run in Terminals.Keyword("run").Or(Token.EqualToValueIgnoreCase(CommandToken.Word, "-run"))
        select new Clause("dry", pace => pace with { IsDryRun = true });

    private static readonly TokenListParser<CommandToken, Clause> Any = Parse.OneOf(OneByOne, Waves, AtMost, StopAfter, DryRun).Named("limit");

    /// <summary>Nothing, or any of them, each once.</summary>
    public static TokenListParser<CommandToken, PaceWords> Words { get; } =
        from clauses in Joint.IgnoreThen(Any).Try().Many()
        from words in Once(clauses)
        select words;

    private static TokenListParser<CommandToken, PaceWords> Once(Clause[] clauses) => input =>
        clauses.DistinctBy(clause => clause.About).Count() == clauses.Length
            ? TokenListParserResult.Value(clauses.Aggregate(PaceWords.None, (pace, clause) => clause.AddTo(pace)), input, input)
            : Terminals.Reject<PaceWords>(input, "Say each limit once: in waves of 10, at most 3 per server, stop after 2 failures.");

    private sealed record Clause(string About, Func<PaceWords, PaceWords> AddTo);
}
