using System.Text;
using Superpower;
using Superpower.Model;
using Superpower.Parsers;
using Superpower.Tokenizers;

namespace CphBot.Language;

/// <summary>Cuts a folded message into tokens. Total: whatever is not known becomes a <see cref="CommandToken.Symbol"/>.</summary>
internal static class CommandTokenizer
{
    // Two quotes inside quotes are one quote of the name.
    private static readonly TextParser<Unit> DoubleQuoted =
        from open in Character.EqualTo('"')
        from content in Span.EqualTo("\"\"").Try().Or(Span.WithoutAny(c => c == '"')).IgnoreMany()
        from close in Character.EqualTo('"')
        select Unit.Value;

    // Usage texts write <phone>, and people copy them.
    private static readonly TextParser<Unit> Bracketed =
        from open in Character.EqualTo('<')
        from content in Span.WithoutAny(c => c is '<' or '>' or '"')
        from close in Character.EqualTo('>')
        select Unit.Value;

    private static readonly TextParser<Unit> HashNumber =
        from sign in Character.EqualTo('#')
        from digits in Span.WithAll(char.IsAsciiDigit)
        select Unit.Value;

    // The order matters: what comes first wins.
    private static readonly Tokenizer<CommandToken> Tokenizer = new TokenizerBuilder<CommandToken>()
        .Ignore(Span.WhiteSpace)
        .Match(DoubleQuoted, CommandToken.Quoted)
        .Match<Unit>(SingleQuoted, CommandToken.Quoted)
        .Match(Bracketed, CommandToken.Quoted)
        .Match(HashNumber, CommandToken.HashNumber)
        .Match(Span.EqualTo("..").IgnoreThen(Character.EqualTo('.').IgnoreMany()), CommandToken.Range)
        .Match(Character.EqualTo('~'), CommandToken.Range)
        .Match<Unit>(Wildcard, CommandToken.Wildcard)
        .Match<Unit>(Word, CommandToken.Word)
        .Match(Character.In(',', ';', '&'), CommandToken.Separator)
        .Match(Character.In('.', '!'), CommandToken.Stop)
        .Match(Span.WithAll(c => c == '?'), CommandToken.Question)
        .Match<Unit>(Symbol, CommandToken.Symbol)
        .Build();

    public static Token<CommandToken>[] Tokenize(string folded) => [.. Tokenizer.Tokenize(folded)];

    /// <summary>An apostrophe is a quotation mark only when a word ends with the second one: not in <c>Lee's phone isn't up</c>.</summary>
    private static Result<Unit> SingleQuoted(TextSpan input)
    {
        var text = input.AsReadOnlySpan();
        if (text.IsEmpty || text[0] != '\'') return Result.Empty<Unit>(input);

        var length = text[1..].IndexOfAny('\'', '"') + 2;    // a pair of double marks is never cut in two
        var closes = length > 2 && text[length - 1] == '\'' && (length == text.Length || text[length] is ' ' or ',' or ';' or '.' or '!' or '?');
        return closes ? Take(input, length) : Result.Empty<Unit>(input);
    }

    private static Result<Unit> Wildcard(TextSpan input)
    {
        var run = input.AsReadOnlySpan()[..NameText.LengthAtStart(input.AsReadOnlySpan(), also: "*?")];
        run = run.TrimEnd('?');    // at the end it asks
        return run.ContainsAny('*', '?') ? Take(input, run.Length) : Result.Empty<Unit>(input);
    }

    private static Result<Unit> Word(TextSpan input) => Take(input, NameText.LengthAtStart(input.AsReadOnlySpan()));

    private static Result<Unit> Symbol(TextSpan input)
    {
        _ = Rune.DecodeFromUtf16(input.AsReadOnlySpan(), out _, out var length);
        return Take(input, length);
    }

    private static Result<Unit> Take(TextSpan input, int length) =>
        length == 0 ? Result.Empty<Unit>(input) : Result.Value(Unit.Value, input, input.Skip(length));
}
