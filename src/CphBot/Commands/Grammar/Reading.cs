using Superpower;
using Superpower.Model;
using Superpower.Parsers;

namespace CphBot.Commands.Grammar;

/// <summary>What one command makes of a message.</summary>
internal sealed class Reading
{
    private readonly Token<CommandToken>[] _tokens;
    private readonly TokenListParserResult<CommandToken, Arguments> _result;

    private Reading(CommandSpec spec, Token<CommandToken>[] tokens, TokenListParserResult<CommandToken, Arguments> result)
    {
        Spec = spec;
        _tokens = tokens;
        _result = result;
    }

    public CommandSpec Spec { get; }

    /// <summary>Null when the command cannot be read so.</summary>
    public Arguments? Arguments => _result.HasValue ? _result.Value : null;

    /// <summary>How many characters were understood.</summary>
    public int Reach => _result.HasValue ? int.MaxValue : ProblemAt;

    /// <summary>Whether the grammar itself says what is wrong.</summary>
    public bool HasOwnSentence => !_result.HasValue && _result.ErrorMessage is not null;

    /// <summary>Whether something that means more than one phone stands where it stopped: a comma, "and", a range, a wildcard, "all".</summary>
    public bool StopsAtMore => !_result.HasValue && More(_result.Remainder).HasValue;

    private static TokenListParser<CommandToken, Token<CommandToken>> More { get; } =
        Token.EqualTo(CommandToken.Separator).Or(Token.EqualTo(CommandToken.Range)).Or(Token.EqualTo(CommandToken.Wildcard)).Or(Token.EqualToValue(CommandToken.Symbol, "("))
            .Or(Terminals.Keyword(["and", "or", "phones", .. ReservedWords.Selecting, .. ReservedWords.Ranging]));

    private string Source => _tokens[0].Span.Source!;

    private int ProblemAt => _result.Remainder.IsAtEnd ? int.MaxValue : _result.Remainder.ConsumeToken().Value.Span.Position.Absolute;

    /// <param name="verbLength">How many tokens stand for the command's name.</param>
    public static Reading Of(CommandSpec spec, Token<CommandToken>[] tokens, int verbLength) =>
        new(spec, tokens, spec.Grammar.AtEnd()(new TokenList<CommandToken>(tokens[verbLength..])));

    public ParseResult ToResult() =>
        Arguments is { } arguments ? new ParseResult.Parsed(Spec, arguments) : new ParseResult.Incomplete(Spec, Problem());

    /// <summary>Asks which of several commands was meant: as typed where it can be read so, else by their forms.</summary>
    public static string WhichOf(IReadOnlyList<Reading> readings)
    {
        var forms = readings.Select(Form).ToList();
        return $"Do you mean {string.Join(", ", forms[..^1])} or {forms[^1]}?";

        static string Form(Reading reading) =>
            reading.Arguments is { } arguments ? $"\"{reading.Spec.ToText(arguments)}\"" : $"\"{reading.Spec.Usage.Split(" [")[0]}\"";
    }

    private string Problem()
    {
        if (_result.ErrorMessage is { } sentence) return sentence;

        var usage = $"Usage: {Spec.Usage}";
        if (_result.Remainder.IsAtEnd) return $"Which {string.Join(" or ", _result.Expectations ?? ["words"])}? {usage}";

        var token = _result.Remainder.ConsumeToken().Value;
        var before = Source[_tokens[0].Span.Position.Absolute..token.Span.Position.Absolute].TrimEnd();
        return $"I don't understand \"{Excerpt.Of(token.ToStringValue())}\" after \"{Excerpt.EndOf(before)}\".{QuoteHint(token)} {usage}";
    }

    private static string QuoteHint(Token<CommandToken> token) => token.Kind switch
    {
        CommandToken.Symbol when token.Span.EqualsValue(FoldedCharacter.UnpairedQuote) => " A quotation mark is not closed.",
        CommandToken.Symbol or CommandToken.Stop => " A name with other characters than letters, digits, - and _ goes in quotation marks.",
        CommandToken.Word when !NameText.IsName(token.ToStringValue()) => " If that is a name, put it in quotation marks.",
        CommandToken.HashNumber => " A number after # is always an operation's.",
        _ => "",
    };
}
