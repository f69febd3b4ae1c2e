using CphBot.Fleet.Selectors;
using Superpower;

namespace CphBot.Commands.Grammar;

/// <summary>
/// Reads what is to be held or released. Until when and why may be missing: whoever forgets them is told in words that fit, and what they
/// typed so far is not thrown at them as a mistake of form.
/// </summary>
internal static class HoldGrammar
{
    private static readonly TokenListParser<CommandToken, Arguments> Phones = SelectorGrammar.Phones.Select(phones => new Arguments { Targets = phones });

    private static readonly TokenListParser<CommandToken, Arguments> Server = Terminals.Name("server").Select(server => new Arguments { Server = server });

    /// <summary><c>web-* for 2 hours because vendor on site</c></summary>
    public static TokenListParser<CommandToken, Arguments> HoldPhones { get; } = Phones.OptionalUntil().OptionalReason();

    /// <summary><c>cph-01 until 14:00 because vendor on site</c></summary>
    public static TokenListParser<CommandToken, Arguments> HoldServer { get; } = Server.OptionalUntil().OptionalReason();

    /// <summary><c>7</c>, <c>hold 7</c>, or phones: a phone that goes by a number is meant only in quotation marks.</summary>
    public static TokenListParser<CommandToken, Arguments> Release { get; } =
        Terminals.Keyword("hold").OptionalOrDefault().IgnoreThen(Terminals.Number("hold")).Select(number => new Arguments { Number = number }).Try().Or(Phones);

    /// <summary><c>cph-01</c></summary>
    public static TokenListParser<CommandToken, Arguments> ReleaseServer => Server;

    private static TokenListParser<CommandToken, Arguments> OptionalUntil(this TokenListParser<CommandToken, Arguments> grammar) =>
        from arguments in grammar
        from until in TimeGrammar.Until.OptionalOrDefault(null!)
        select arguments with { Until = until };
}
