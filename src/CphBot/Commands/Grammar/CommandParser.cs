using Superpower;
using Superpower.Model;

namespace CphBot.Commands.Grammar;

/// <summary>Reads what a person typed. Never throws, whatever that was, and takes time in proportion to its length.</summary>
internal sealed class CommandParser
{
    /// <summary>Characters of a message as it came. Longer than any command that is meant; longer ones are not read.</summary>
    public const int MaxLength = 2000;

    private readonly CommandPhrase[] _phrases;
    private readonly Misspelling _misspelling;

    /// <param name="catalogue">Where two commands fit equally well, the earlier one is taken.</param>
    /// <exception cref="ArgumentException">Two commands of the catalogue begin with the same words.</exception>
    public CommandParser(IReadOnlyList<CommandSpec> catalogue)
    {
        _phrases = [.. catalogue.SelectMany(CommandPhrase.Of).OrderByDescending(phrase => phrase.Words.Length)];
        _misspelling = new Misspelling(_phrases);
        var twice = _phrases.GroupBy(phrase => phrase.Text, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1);
        if (twice is not null) throw new ArgumentException($"\"{twice.Key}\" is in the catalogue twice.", nameof(catalogue));
    }

    public ParseResult Parse(string text)
    {
        if (text.Length > MaxLength) return new ParseResult.TooLong();

        var tokens = Courtesy.Trim(CommandTokenizer.Tokenize(CommandText.Fold(text)), out var isQuestion);
        if (tokens.Length == 0) return new ParseResult.Empty();

        var result = Read(tokens);
        return isQuestion && result is ParseResult.Parsed { Spec.Effect: not CommandEffect.Reads } parsed
            ? new ParseResult.Incomplete(parsed.Spec, $"Was that a question? Nothing is done yet. To do it, say \"{parsed.ToText()}\".")
            : result;
    }

    private ParseResult Read(Token<CommandToken>[] tokens)
    {
        var name = _phrases.FirstOrDefault(phrase => phrase.Begins(tokens));
        var exact = name is null ? null : Reading.Of(name.Spec, tokens, name.Words.Length);
        if (exact?.Arguments is not null) return exact.ToResult();
        if (exact is { StopsAtMore: true } && Plural(name!, tokens) is { } plural) return plural;

        // "restart web-0007" leaves out the second word of its command; "restart phon web-0007" gets it wrong.
        var verb = Spread(tokens, exact?.Spec);
        if (verb.Count == 0) return exact?.ToResult() ?? Corrected(tokens);

        // Two words alone may be a verb and a phone's name; but nobody lists a phone called "phnoes".
        var onlyReads = verb.TrueForAll(reading => reading.Spec.Effect == CommandEffect.Reads);
        if ((tokens.Length > 2 || onlyReads) && Misspelt(tokens, verb) is { } misspelt) return misspelt;

        return verb.Any(reading => reading.Arguments is not null)
            ? Choose([.. verb.Where(reading => reading.Arguments is not null)])
            : Misspelt(tokens, verb) ?? Explain(exact is null ? verb : name!.Words.Length > 1 ? [exact] : [exact, .. verb]);
    }

    /// <summary>"restart phone web-1, web-2": asked rather than guessed, since a slip of one letter must not make one phone many.</summary>
    private ParseResult.Incomplete? Plural(CommandPhrase name, Token<CommandToken>[] tokens) =>
        _phrases.FirstOrDefault(phrase => string.Equals(phrase.Text, name.Text + "s", StringComparison.OrdinalIgnoreCase)) is { } plural
        && Reading.Of(plural.Spec, tokens, plural.Words.Length) is { Arguments: { } arguments }
            ? new ParseResult.Incomplete(plural.Spec, $"\"{name.Text}\" takes one. For several, say \"{plural.Spec.ToText(arguments)}\".")
            : null;

    /// <summary>The commands of more than one word that begin with the verb typed, each with what it makes of the rest.</summary>
    private List<Reading> Spread(Token<CommandToken>[] tokens, CommandSpec? exact)
    {
        var isOneWord = exact is null || _phrases.Any(phrase => phrase.Spec == exact && phrase.Words.Length == 1 && phrase.Begins(tokens));
        if (!isOneWord) return [];

        return [.. _phrases.Where(phrase => phrase.Words.Length > 1 && phrase.SharesVerbWith(tokens) && phrase.Spec != exact)
            .DistinctBy(phrase => phrase.Spec)
            .Select(phrase => Reading.Of(phrase.Spec, tokens, verbLength: 1))];
    }

    private ParseResult.Unknown? Misspelt(Token<CommandToken>[] tokens, List<Reading> verb) =>
        tokens.Length > 1 && _misspelling.OfSecondWord(tokens, [.. verb.Select(reading => reading.Spec)]) is { } correction
            ? Suggest(correction)
            : null;

    private ParseResult.Unknown Corrected(Token<CommandToken>[] tokens) =>
        _misspelling.OfName(tokens) is { } correction
            ? Suggest(correction)
            : new ParseResult.Unknown(Excerpt.Of(NameText.Of(tokens[0])), null, null);

    private ParseResult.Unknown Suggest(Correction correction)
    {
        var result = Read(CommandTokenizer.Tokenize(correction.Line));
        var (spec, text) = result switch
        {
            ParseResult.Parsed parsed => (parsed.Spec, parsed.ToText()),
            ParseResult.Incomplete incomplete => (incomplete.Spec, null),
            ParseResult.Unknown { DidYouMean: { } nearer } unknown => (nearer, unknown.Corrected),
            _ => (correction.Spec, null),
        };
        return new ParseResult.Unknown(Excerpt.Of(correction.Typed), spec, text);
    }

    /// <summary>"restart phone" and "restart phones" are one thing to a person; "show phone" and "show server" are two.</summary>
    private static ParseResult Choose(List<Reading> readings)
    {
        var different = readings.DistinctBy(reading => reading.Spec.Name.TrimEnd('s')).ToList();
        return different.Count == 1
            ? readings[0].ToResult()
            : new ParseResult.Incomplete(readings[0].Spec, Reading.WhichOf(different));
    }

    private static ParseResult Explain(List<Reading> readings)
    {
        var telling = readings.Find(reading => reading.HasOwnSentence);
        if (telling is not null) return telling.ToResult();

        var different = readings.DistinctBy(reading => reading.Spec.Name.TrimEnd('s')).ToList();
        return different.Count == 1
            ? readings.MaxBy(reading => reading.Reach)!.ToResult()
            : new ParseResult.Incomplete(readings[0].Spec, Reading.WhichOf(different));
    }
}
