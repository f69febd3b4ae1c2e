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
    private static readonly TokenListParser<CommandToken, string> Phone =
        from before in LaterForms.None("phones")
        from name in Terminals.Name("phone")
        from after in LaterForms.None("phones")
        select name;

    private static readonly TokenListParser<CommandToken, Unit> Between =
        Token.EqualTo(CommandToken.Separator).Or(Terminals.Keyword("and")).Many().Value(Unit.Value);

    /// <summary>Nothing.</summary>
    public static TokenListParser<CommandToken, Arguments> None { get; } = Parse.Return<CommandToken, Arguments>(Arguments.None);

    /// <summary><c>web-0007</c></summary>
    public static TokenListParser<CommandToken, Arguments> OnePhone { get; } =
        Phone.Select(name => new Arguments { Phones = [name] });

    /// <summary><c>web-1, web-2 and web-3</c>; spaces alone separate too, and a separator at the end is let pass.</summary>
    public static TokenListParser<CommandToken, Arguments> PhoneList { get; } =
        Between.IgnoreThen(Phone.Then(name => Between.Value(name)).AtLeastOnce())
            .Select(names => new Arguments { Phones = [.. names.Distinct(StringComparer.OrdinalIgnoreCase)] });

    /// <summary><c>cph-01</c></summary>
    public static TokenListParser<CommandToken, Arguments> OneServer { get; } =
        from none in LaterForms.None("servers")
        from name in Terminals.Name("server")
        select new Arguments { Server = name };

    /// <summary><c>shop</c></summary>
    public static TokenListParser<CommandToken, Arguments> OneProject { get; } =
        Terminals.Name("project").Select(name => new Arguments { Project = name });

    /// <summary><c>1042</c>, <c>#1042</c> or <c>operation 1042</c></summary>
    public static TokenListParser<CommandToken, Arguments> OperationNumber { get; } =
        Terminals.Keyword("operation").OptionalOrDefault().IgnoreThen(Terminals.Number("operation"))
            .Select(number => new Arguments { Number = number });

    /// <summary><c>17 2</c>: the number of a question and which of its answers.</summary>
    public static TokenListParser<CommandToken, Arguments> NumberAndChoice { get; } =
        from number in Terminals.Number("question")
        from choice in Terminals.SmallNumber("answer")
        select new Arguments { Number = number, Choice = choice };

    /// <summary>Nothing, or <c>where status is failed and on server cph-01 and named web page 2</c>.</summary>
    public static TokenListParser<CommandToken, Arguments> PhoneQuery => PhoneQueryGrammar.Query;

    /// <summary>Nothing, or <c>page 2</c>.</summary>
    public static TokenListParser<CommandToken, Arguments> OptionalPage { get; } =
        Terminals.Keyword("page").IgnoreThen(Terminals.SmallNumber("page")).OptionalOrDefault(1)
            .Select(page => new Arguments { Page = page });

    /// <summary>Nothing, or any words: <c>restart phone</c>.</summary>
    public static TokenListParser<CommandToken, Arguments> OptionalTopic { get; } =
        Token.Matching<CommandToken>(_ => true, "command").Many()
            .Select(tokens => tokens.Length == 0 ? Arguments.None : new Arguments { Topic = string.Join(' ', tokens.Select(NameText.Of)) });

    /// <summary>Any words, kept as they are: <c>I restart web-*</c>.</summary>
    public static TokenListParser<CommandToken, Arguments> Question { get; } =
        Token.Matching<CommandToken>(_ => true, "person and command").AtLeastOnce().Select(tokens => new Arguments { Question = TextOf(tokens) });

    /// <summary>The same, and then perhaps <c>because</c> with the rest of the message as the reason, word for word.</summary>
    public static TokenListParser<CommandToken, Arguments> OptionalReason(this TokenListParser<CommandToken, Arguments> grammar) =>
        from arguments in grammar
        from reason in Terminals.Keyword("because").IgnoreThen(Token.Matching<CommandToken>(_ => true, "reason").AtLeastOnce())
            .Select(TextOf).OptionalOrDefault()
        select arguments with { Reason = reason };

    private static string? TextOf(Token<CommandToken>[] tokens)
    {
        var (first, last) = (tokens[0].Span, tokens[^1].Span);
        return first.Source?[first.Position.Absolute..(last.Position.Absolute + last.Length)];
    }
}
