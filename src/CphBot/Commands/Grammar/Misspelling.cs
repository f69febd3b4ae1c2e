using Superpower.Model;

namespace CphBot.Commands.Grammar;

/// <summary>Finds the command that a message with a wrong verb was meant for.</summary>
internal sealed class Misspelling(IReadOnlyList<CommandPhrase> phrases)
{
    private const int LongestName = 4;

    /// <summary>The nearest name, when the message begins with none: <c>restrat phone web-1</c>, <c>listphones</c>, <c>re start web-1</c>.</summary>
    public Correction? OfName(Token<CommandToken>[] tokens)
    {
        var words = LeadingWords(tokens);
        var verbs = phrases.Select(phrase => phrase with { Text = phrase.Words[0], Words = phrase.Words[..1] });
        var nearest = (
            from phrase in phrases.Concat(verbs)
            from count in Enumerable.Range(1, words.Length)
            let slips = phrase.SlipsFrom(words[..count])
            where slips is not null
            orderby slips, count descending
            select (Phrase: phrase, Count: count)).FirstOrDefault();
        return nearest.Phrase is null ? null : Correct(tokens, nearest.Count, nearest.Phrase);
    }

    /// <summary>
    /// The nearest name that begins with the same verb: <c>list phnes</c>. <see cref="NearestWord"/> leaves <c>phone1</c> alone: it is a name.
    /// </summary>
    public Correction? OfSecondWord(Token<CommandToken>[] tokens, IReadOnlyList<CommandSpec> specs)
    {
        var words = LeadingWords(tokens);
        if (words.Length < 2) return null;

        var mine = phrases.Where(phrase => phrase.Words.Length == 2 && phrase.SharesVerbWith(tokens) && specs.Contains(phrase.Spec)).ToList();
        var nearest = NearestWord.Find(words[1], mine.Select(phrase => phrase.Words[1]));
        return nearest is null ? null : Correct(tokens, 2, mine.Find(phrase => string.Equals(phrase.Words[1], nearest, StringComparison.Ordinal))!);
    }

    private static string[] LeadingWords(Token<CommandToken>[] tokens) =>
        [.. tokens.Take(LongestName)
            .TakeWhile(token => token.Kind == CommandToken.Word)
            .Select(token => token.ToStringValue())];

    private static Correction Correct(Token<CommandToken>[] tokens, int count, CommandPhrase phrase)
    {
        var (first, last, end) = (tokens[0].Span, tokens[count - 1].Span, tokens[^1].Span);
        var source = first.Source!;
        var after = last.Position.Absolute + last.Length;
        return new Correction(
            source[first.Position.Absolute..after],
            phrase.Spec,
            phrase.Text + source[after..(end.Position.Absolute + end.Length)]);
    }
}
