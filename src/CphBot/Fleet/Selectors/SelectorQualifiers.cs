using Superpower;
using Superpower.Model;
using Superpower.Parsers;

namespace CphBot.Fleet.Selectors;

/// <summary>What narrows phones down, after them: <c>on server cph-01 and cph-02</c>, <c>where status is failed</c>, <c>named web</c>, <c>in group checkout</c>.</summary>
internal static class SelectorQualifiers
{
    private static readonly TokenListParser<CommandToken, Token<CommandToken>> Introduction = Terminals.Keyword("where", "that", "which", "with");

    private static readonly TokenListParser<CommandToken, Unit> Is =
        Terminals.Keyword("is", "are", "like", "contains").Value(Unit.Value)
            .Or(Token.EqualToValue(CommandToken.Symbol, "=").Or(Token.EqualToValue(CommandToken.Symbol, ":")).Value(Unit.Value))
            .OptionalOrDefault();

    private static readonly TokenListParser<CommandToken, Qualifier> Status =
        from keyword in Terminals.Keyword("status")
        from verb in Is
        from words in StatusList
        select words;

    private static readonly TokenListParser<CommandToken, Qualifier> Server =
        from keyword in Terminals.Keyword("on").IgnoreThen(Terminals.Keyword("server", "servers").OptionalOrDefault())
            .Or(Terminals.Keyword("in", "from").IgnoreThen(Terminals.Keyword("server", "servers")).Try())
            .Or(Terminals.Keyword("server", "servers"))
        from verb in Is
        from first in (TokenListParser<CommandToken, string>)FirstServer
        from others in ((TokenListParser<CommandToken, string>)NextServer).Many()
        select new Qualifier("server", Selector.Any(others.Prepend(first).Select(name => new Selector.OnServer(name))));

    private static readonly TokenListParser<CommandToken, Qualifier> Named =
        from keyword in Terminals.Keyword("named", "name", "called")
        from verb in Is
        from name in Token.EqualTo(CommandToken.Wildcard).Select(token => SelectorTerms.Like(token.ToStringValue()))
            .Or(Terminals.Name("name").Select(name => (Selector)new Selector.Containing(name)))
        select new Qualifier("name", name);

    private static readonly TokenListParser<CommandToken, Qualifier> Group =
        from keyword in Terminals.Keyword("in", "from").IgnoreThen(Terminals.Keyword("group", "groups")).Try()
        from names in SelectorTerms.Names("group")
        select new Qualifier("group", Selector.Any(names.Select(name => new Selector.InGroup(name))));

    private static readonly TokenListParser<CommandToken, Qualifier> Tag =
        from keyword in Terminals.Keyword("tagged")
        from key in Terminals.Name("tag")
        from value in Token.EqualToValue(CommandToken.Symbol, "=").IgnoreThen(Terminals.Name("tag's value")).OptionalOrDefault(null!)
        select new Qualifier("tag", new Selector.Tagged(key, value));

    private static readonly TokenListParser<CommandToken, Qualifier> Matching =
        from keyword in Terminals.Keyword("matching")
        from item in Parse.Ref(() => SelectorGrammar.Item)
        select new Qualifier(null, item);

    private static readonly TokenListParser<CommandToken, Qualifier> Plain = Parse.OneOf(Status, Server, Named, Group, Tag, Matching);

    private static readonly TokenListParser<CommandToken, Qualifier> Introduced =
        from keyword in Introduction
        from qualifier in Plain.Or(Is.IgnoreThen(StatusList))
        select qualifier;

    private static readonly TokenListParser<CommandToken, Qualifier> One = Introduced.Or(Plain).Named("status, server or name");

    /// <summary>One or more; "and" or a comma between them changes nothing.</summary>
    public static TokenListParser<CommandToken, IReadOnlyList<Selector>> Several { get; } =
        from first in One
        from others in Between.IgnoreThen(One).Many()
        from once in Once([first, .. others])
        select once;

    private static TokenListParser<CommandToken, Qualifier> StatusList =>
        from words in ((TokenListParser<CommandToken, string>)StatusWord).AtLeastOnceDelimitedBy(BetweenStatuses)
        select new Qualifier("status", Selector.Any(words.Select(word => new Selector.WithStatus(word))));

    /// <summary>Reads what joins two qualifiers, only where another one does follow.</summary>
    private static TokenListParser<CommandToken, Unit> Between => input =>
    {
        var joint = SelectorTerms.Joint(input);
        var rest = joint.HasValue ? joint.Remainder : input;
        return Starts(rest) ? TokenListParserResult.Value(Unit.Value, input, rest) : TokenListParserResult.Empty<CommandToken, Unit>(input);
    };

    private static TokenListParserResult<CommandToken, Unit> BetweenStatuses(TokenList<CommandToken> input)
    {
        var joint = SelectorTerms.Joint(input);
        return joint.HasValue && !Starts(joint.Remainder) ? joint : TokenListParserResult.Empty<CommandToken, Unit>(input);
    }

    private static bool Starts(TokenList<CommandToken> input) =>
        Introduction(input).HasValue
        || Terminals.Keyword("status", "on", "server", "servers", "named", "name", "called", "tagged", "matching")(input).HasValue
        || Terminals.Keyword("in", "from").IgnoreThen(Terminals.Keyword("server", "servers", "group", "groups"))(input).HasValue;

    private static TokenListParser<CommandToken, IReadOnlyList<Selector>> Once(Qualifier[] qualifiers) => input =>
    {
        var about = qualifiers.Select(qualifier => qualifier.About).OfType<string>().ToList();
        if (about.Distinct().Count() < about.Count) return Terminals.Reject<IReadOnlyList<Selector>>(input.IsAtEnd ? input : input.ConsumeToken().Remainder, "Say status, server, name, group and tag once each; several go with \"or\": on server cph-01 or cph-02.");
        return TokenListParserResult.Value<CommandToken, IReadOnlyList<Selector>>([.. qualifiers.Select(qualifier => qualifier.Selector)], input, input);
    };

    private static TokenListParserResult<CommandToken, string> FirstServer(TokenList<CommandToken> input)
    {
        var name = Terminals.Name("server")(input);
        var pattern = Token.EqualTo(CommandToken.Wildcard).Or(Token.EqualTo(CommandToken.Range))(name.HasValue ? name.Remainder : input);
        return pattern.HasValue ? Terminals.Reject<string>(pattern.Remainder, "Servers are named one by one; \"list servers\" shows their names.") : name;
    }

    /// <summary>"on server cph-01 and web-0001..web-0040": the second is no server any more.</summary>
    private static TokenListParserResult<CommandToken, string> NextServer(TokenList<CommandToken> input)
    {
        var joint = SelectorTerms.Joint(input);
        var name = joint.HasValue ? Terminals.Name("server")(joint.Remainder) : TokenListParserResult.Empty<CommandToken, string>(input);
        return name.HasValue && !Token.EqualTo(CommandToken.Range)(name.Remainder).HasValue ? name : TokenListParserResult.Empty<CommandToken, string>(input);
    }

    /// <summary>One word or two (<c>restart failed</c>) for a status; another word is answered with those that are known.</summary>
    private static TokenListParserResult<CommandToken, string> StatusWord(TokenList<CommandToken> input)
    {
        var first = Token.EqualTo(CommandToken.Word)(input);
        if (!first.HasValue) return TokenListParserResult.Empty<CommandToken, string>(input, ["status"]);

        var word = first.Value.ToStringValue();
        var second = Token.EqualTo(CommandToken.Word)(first.Remainder);
        if (second.HasValue && StatusWords.Find($"{word}-{second.Value.ToStringValue()}").Count > 0)
            return TokenListParserResult.Value(SelectorTerms.StatusOf($"{word}-{second.Value.ToStringValue()}"), input, second.Remainder);

        return StatusWords.Find(word).Count > 0
            ? TokenListParserResult.Value(SelectorTerms.StatusOf(word), input, first.Remainder)
            : Terminals.Reject<string>(first.Remainder, UnknownStatus(word));
    }

    private static string UnknownStatus(string word)
    {
        var near = NearestWord.Find(word, StatusWords.All) is { } nearest ? $" Did you mean \"{nearest}\"?" : "";
        return $"I don't know the status \"{Excerpt.Of(word)}\".{near} Known are {string.Join(", ", StatusWords.All)}.";
    }

    /// <param name="About">What may be said once; null: any number of times.</param>
    private sealed record Qualifier(string? About, Selector Selector);
}
