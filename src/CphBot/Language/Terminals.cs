using System.Globalization;
using Superpower;
using Superpower.Model;
using Superpower.Parsers;

namespace CphBot.Language;

/// <summary>The smallest pieces of a command. An expectation's name completes the question "Which …?" when the piece is missing.</summary>
internal static class Terminals
{
    // Page 100,000 of phones by ten is past any fleet; more digits are a slip.
    private const int LastPage = 100_000;

    public static TokenListParser<CommandToken, Token<CommandToken>> Keyword(params string[] words) =>
        Parse.OneOf([.. words.Select(word => Token.EqualToValueIgnoreCase(CommandToken.Word, word))]);

    /// <summary>A word that is no keyword, or anything in quotation marks but spaces.</summary>
    public static TokenListParser<CommandToken, string> Name(string expectation) =>
        Token.EqualTo(CommandToken.Word).Where(word => NameText.IsName(word.ToStringValue()), expectation)
            .Or(Token.EqualTo(CommandToken.Quoted).Where(token => !string.IsNullOrWhiteSpace(NameText.Of(token)), expectation))
            .Select(NameText.Of)
            .Named(expectation);

    /// <summary><c>1042</c> or <c>#1042</c>, up to 18 digits, from 1.</summary>
    public static TokenListParser<CommandToken, long> Number(string expectation) =>
        Token.EqualTo(CommandToken.HashNumber).Or(Token.EqualTo(CommandToken.Word))
            .Where(token => NumberOf(token) > 0, expectation)
            .Select(NumberOf)
            .Named(expectation);

    /// <summary><c>#1042</c> only: where a number alone could be a name.</summary>
    public static TokenListParser<CommandToken, long> HashNumber(string expectation) =>
        Token.EqualTo(CommandToken.HashNumber).Where(token => NumberOf(token) > 0, expectation).Select(NumberOf).Named(expectation);

    public static TokenListParser<CommandToken, int> SmallNumber(string expectation) =>
        Number(expectation).Where(number => number <= LastPage, expectation).Select(number => (int)number).Named(expectation);

    /// <summary>Fails for good with a sentence of its own: no other form is tried after it.</summary>
    /// <param name="after">What remains after the words that the sentence is about.</param>
    public static TokenListParserResult<CommandToken, T> Reject<T>(TokenList<CommandToken> after, string sentence) =>
        TokenListParserResult.Empty<CommandToken, T>(after, sentence);

    private static long NumberOf(Token<CommandToken> token) =>
        token.Span.Length <= 19
        && long.TryParse(token.Span.AsReadOnlySpan().TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;
}
