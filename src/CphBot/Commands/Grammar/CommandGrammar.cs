using CphBot.Fleet.Selectors;
using Superpower;
using Superpower.Model;
using Superpower.Parsers;

namespace CphBot.Commands.Grammar;

/// <summary>
/// The grammars of the catalogue, each for what follows a command's name. They read no further than they understand;
/// <see cref="CommandParser"/> asks for the end of the message.
/// </summary>
internal static class CommandGrammar
{
    private static readonly TokenListParser<CommandToken, int> Page = Terminals.Keyword("page").IgnoreThen(Terminals.SmallNumber("page"));

    /// <summary>Nothing.</summary>
    public static TokenListParser<CommandToken, Arguments> None { get; } = Parse.Return<CommandToken, Arguments>(Arguments.None);

    /// <summary><c>web-0007</c></summary>
    public static TokenListParser<CommandToken, Arguments> OnePhone { get; } =
        from name in Terminals.Name("phone")
        from none in LaterForms.None("phones")
        select new Arguments { Phones = [name] };

    /// <summary><c>web-1, web-2 and web-3</c>, <c>failed on server cph-01 except web-0005</c>: see <see cref="SelectorGrammar"/>.</summary>
    public static TokenListParser<CommandToken, Arguments> Phones { get; } =
        from targets in SelectorGrammar.Phones
        from none in LaterForms.None("phones")
        select new Arguments { Targets = targets };

    /// <summary><c>cph-01</c></summary>
    public static TokenListParser<CommandToken, Arguments> OneServer { get; } =
        from none in LaterForms.None("servers")
        from name in Terminals.Name("server")
        select new Arguments { Server = name };

    /// <summary><c>checkout</c></summary>
    public static TokenListParser<CommandToken, Arguments> OneGroup { get; } =
        Terminals.Name("group").Select(name => new Arguments { Group = name });

    /// <summary><c>checkout = web-0001..web-0040</c>, <c>checkout add web-0050</c>, <c>checkout remove web-0007</c></summary>
    public static TokenListParser<CommandToken, Arguments> GroupChange { get; } =
        from name in Terminals.Name("group")
        from word in Token.EqualToValue(CommandToken.Symbol, "=").Or(Terminals.Keyword("add", "remove")).Named("\"=\", add or remove")
        from targets in Phones
        select targets with { Group = name, GroupWord = word.ToStringValue().ToLowerInvariant() };

    /// <summary><c>shop</c></summary>
    public static TokenListParser<CommandToken, Arguments> OneProject { get; } =
        Terminals.Name("project").Select(name => new Arguments { Project = name });

    /// <summary><c>1042</c>, <c>#1042</c> or <c>operation 1042</c></summary>
    public static TokenListParser<CommandToken, Arguments> OperationNumber { get; } =
        Terminals.Keyword("operation").OptionalOrDefault().IgnoreThen(Terminals.Number("operation"))
            .Select(number => new Arguments { Number = number });

    /// <summary><c>1042</c>, <c>1042 page 2</c></summary>
    public static TokenListParser<CommandToken, Arguments> OperationNumberAndPage { get; } =
        from operation in OperationNumber
        from page in Page.OptionalOrDefault(1)
        select operation with { Page = page };

    /// <summary><c>17 2</c>: the number of a question and which of its answers.</summary>
    public static TokenListParser<CommandToken, Arguments> NumberAndChoice { get; } =
        from number in Terminals.Number("question")
        from choice in Terminals.SmallNumber("answer")
        select new Arguments { Number = number, Choice = choice };

    /// <summary>Nothing, or which phones, and <c>page 2</c> before or after.</summary>
    public static TokenListParser<CommandToken, Arguments> PhoneQuery { get; } =
        from first in Page.OptionalOrDefault()
        from joint in Token.EqualTo(CommandToken.Separator).OptionalOrDefault()
        from targets in SelectorGrammar.Phones.OptionalOrDefault(null!)
        from last in first == 0 ? Page.OptionalOrDefault(1) : Parse.Return<CommandToken, int>(first)
        select new Arguments { Targets = targets is Selector.Everything ? null : targets, Page = last };

    /// <summary>Nothing, or <c>page 2</c>.</summary>
    public static TokenListParser<CommandToken, Arguments> OptionalPage { get; } =
        Page.OptionalOrDefault(1).Select(page => new Arguments { Page = page });

    /// <summary>Nothing, or any words: <c>restart phone</c>.</summary>
    public static TokenListParser<CommandToken, Arguments> OptionalTopic { get; } =
        Token.Matching<CommandToken>(_ => true, "command").Many()
            .Select(tokens => tokens.Length == 0 ? Arguments.None : new Arguments { Topic = string.Join(' ', tokens.Select(NameText.Of)) });

    /// <summary>Any words, kept as they are: <c>I restart web-*</c>.</summary>
    public static TokenListParser<CommandToken, Arguments> Question { get; } =
        Token.Matching<CommandToken>(_ => true, "person and command").AtLeastOnce().Select(tokens => new Arguments { Question = TextOf(tokens) });

    /// <summary>The same, and then perhaps how to go about it: <c>in waves of 10, at most 3 per server, dry run</c>.</summary>
    public static TokenListParser<CommandToken, Arguments> OptionalPace(this TokenListParser<CommandToken, Arguments> grammar) =>
        from arguments in grammar
        from pace in PaceGrammar.Words
        select arguments with { Pace = pace };

    /// <summary>The same, and then perhaps <c>because</c> with the rest of the message as the reason, word for word.</summary>
    public static TokenListParser<CommandToken, Arguments> OptionalReason(this TokenListParser<CommandToken, Arguments> grammar) =>
        from arguments in grammar
        from reason in Terminals.Keyword("because").IgnoreThen(Token.Matching<CommandToken>(_ => true, "reason").AtLeastOnce())
            .Select(TextOf).OptionalOrDefault()
        select arguments with { Reason = reason };

    /// <summary>The same, and then perhaps <c>despite holds</c>.</summary>
    public static TokenListParser<CommandToken, Arguments> OptionalDespite(this TokenListParser<CommandToken, Arguments> grammar) =>
        from arguments in grammar
        from despite in Terminals.Keyword("despite").IgnoreThen(Terminals.Keyword("the").OptionalOrDefault()).IgnoreThen(Terminals.Keyword("holds", "hold")).Value(true).OptionalOrDefault()
        select arguments with { DespiteHolds = arguments.DespiteHolds || despite };

    /// <summary>What was typed from the first to the last of them.</summary>
    internal static string? TextOf(IReadOnlyList<Token<CommandToken>> tokens)
    {
        if (tokens.Count == 0) return null;
        var (first, last) = (tokens[0].Span, tokens[^1].Span);
        return first.Source?[first.Position.Absolute..(last.Position.Absolute + last.Length)];
    }
}
