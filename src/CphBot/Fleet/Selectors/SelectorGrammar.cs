using Superpower;
using Superpower.Model;
using Superpower.Parsers;

namespace CphBot.Fleet.Selectors;

/// <summary>
/// Reads which phones a person means. Words that could be read in two ways are asked about, never guessed: the wider reading could restart
/// the wrong half of a fleet.
/// </summary>
internal static class SelectorGrammar
{
    /// <summary>Nobody nests brackets deeper, and whoever tries must not exhaust the stack.</summary>
    private const int DeepestBrackets = 8;

    private static readonly TokenListParser<CommandToken, Unit> Noun = Terminals.Keyword("phone", "phones").Value(Unit.Value).OptionalOrDefault();

    /// <summary>"failed or stopped phones", perhaps with the one term that they stand before: "failed web-*".</summary>
    private static readonly TokenListParser<CommandToken, SelectorPart> StatusHead =
        from statuses in SelectorTerms.Statuses
        from noun in Noun
        from term in SelectorTerms.Term.OptionalOrDefault(null!)
        from after in Noun
        select term is null ? new SelectorPart(statuses) : new SelectorPart(term) { Narrowing = [statuses], IsAdjective = true };

    private static readonly TokenListParser<CommandToken, SelectorPart> TermHead =
        from term in SelectorTerms.Term
        from noun in Noun
        select new SelectorPart(term) { IsTerm = true };

    private static readonly TokenListParser<CommandToken, SelectorPart> BracketHead =
        from selector in Parse.Ref(() => Brackets!)
        from noun in Noun
        select new SelectorPart(selector);

    private static readonly TokenListParser<CommandToken, SelectorPart> Head = Parse.OneOf(BracketHead, StatusHead, TermHead);

    /// <summary>"phones on server cph-01": nothing but what narrows.</summary>
    private static readonly TokenListParser<CommandToken, SelectorPart> Headless =
        from qualifiers in Parse.Ref(() => SelectorQualifiers.Several)
        select new SelectorPart(null) { Narrowing = qualifiers };

    private static readonly TokenListParser<CommandToken, SelectorPart> Part = (
        from all in Terminals.Keyword("all", "every", "each", "everything").Select(_ => true).OptionalOrDefault()
        from noun in Noun
        from head in all ? Head.Or(Parse.Return<CommandToken, SelectorPart>(new SelectorPart(Selector.Everything.Instance))) : Head.Or(Headless)
        from qualifiers in SelectorQualifiers.Several.OptionalOrDefault([])
        select head with { Narrowing = [.. head.Narrowing, .. qualifiers] }).Named("phone");

    private static readonly TokenListParser<CommandToken, Unit> Exception =
        from word in Terminals.Keyword("except", "but", "without", "excluding")
        from more in Terminals.Keyword("not", "for").OptionalOrDefault()
        select Unit.Value;

    private static readonly TokenListParser<CommandToken, Selector> Whole = input =>
    {
        var union = Parts(SelectorTerms.Joint.OptionalOrDefault().IgnoreThen(Part))(input);
        if (!union.HasValue) return TokenListParserResult.CastEmpty<CommandToken, SelectorPart[], Selector>(union);
        var (selector, rest) = (Selector.Any(union.Value.Select(part => part.Selector)), union.Remainder);
        while (Exception(rest) is { HasValue: true } exception)
        {
            var without = Parts(Part)(exception.Remainder);
            if (!without.HasValue) return TokenListParserResult.CastEmpty<CommandToken, SelectorPart[], Selector>(without);
            if (SelectorPart.DoubtfulException(selector, without.Value) is { } doubt) return Terminals.Reject<Selector>(without.Remainder, doubt);
            (selector, rest) = (new Selector.Except(selector, Selector.Any(without.Value.Select(part => part.Selector))), without.Remainder);
        }

        return TokenListParserResult.Value(selector, input, rest);
    };

    private static readonly TokenListParser<CommandToken, Selector> Brackets =
        from open in Token.EqualToValue(CommandToken.Symbol, "(")
        from selector in Whole
        from close in Token.EqualToValue(CommandToken.Symbol, ")").Named("closing bracket")
        select selector;

    /// <summary>Reads as far as it understands.</summary>
    public static TokenListParser<CommandToken, Selector> Phones { get; } = input =>
        Depth(input) > DeepestBrackets ? Terminals.Reject<Selector>(input.ConsumeToken().Remainder, $"That has brackets in brackets: at most {DeepestBrackets} deep.") : Whole(input);

    /// <summary>What may stand after "matching".</summary>
    internal static TokenListParser<CommandToken, Selector> Item { get; } =
        Parse.OneOf(Parse.Ref(() => Brackets), SelectorTerms.Status, SelectorTerms.Term, Terminals.Keyword("all").Value((Selector)Selector.Everything.Instance));

    /// <summary>One after the other, with "and", "or" or a comma between them; between plain names a space will do.</summary>
    private static TokenListParser<CommandToken, SelectorPart[]> Parts(TokenListParser<CommandToken, SelectorPart> first) => input =>
    {
        var parts = new List<SelectorPart>();
        var (next, rest) = (first, input);
        while (true)
        {
            var part = next(rest);
            if (!part.HasValue && (parts.Count == 0 || part.ErrorMessage is not null || part.Remainder != rest))
                return TokenListParserResult.CastEmpty<CommandToken, SelectorPart, SelectorPart[]>(part);
            if (!part.HasValue) break;
            parts.Add(part.Value);
            (next, rest) = (Part, part.Remainder);
            if (SelectorPart.Doubtful(parts) is { } doubt) return Terminals.Reject<SelectorPart[]>(rest, doubt);
            var joint = SelectorTerms.Joint(rest);
            if (!joint.HasValue && !part.Value.IsPlain) break;
            if (joint.HasValue) rest = joint.Remainder;
        }

        return TokenListParserResult.Value(parts.ToArray(), input, rest);
    };

    private static int Depth(TokenList<CommandToken> input)
    {
        var (depth, deepest) = (0, 0);
        foreach (var token in input)
        {
            if (token.Kind != CommandToken.Symbol) continue;
            if (token.Span.EqualsValue("(")) deepest = Math.Max(deepest, ++depth);
            else if (token.Span.EqualsValue(")")) depth--;
        }

        return deepest;
    }
}
