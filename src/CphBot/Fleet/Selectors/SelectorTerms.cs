using System.Globalization;
using Superpower;
using Superpower.Model;
using Superpower.Parsers;

namespace CphBot.Fleet.Selectors;

/// <summary>The smallest things that mean phones: a name, a range, a wildcard, a group, a status.</summary>
internal static class SelectorTerms
{
    /// <summary>More names than anybody means by a range; a slip of the thumb writes one digit too many.</summary>
    public const long LongestRange = 10_000;

    /// <summary>Between two things of a list.</summary>
    public static TokenListParser<CommandToken, Unit> Joint { get; } =
        Token.EqualTo(CommandToken.Separator).Or(Terminals.Keyword("and", "or")).AtLeastOnce().Value(Unit.Value);

    private static readonly TokenListParser<CommandToken, Unit> To =
        Token.EqualTo(CommandToken.Range).Or(Terminals.Keyword([.. ReservedWords.Ranging])).Value(Unit.Value);

    private static readonly TokenListParser<CommandToken, Selector> Wildcard =
        Token.EqualTo(CommandToken.Wildcard).Select(token => Like(token.ToStringValue()));

    private static readonly TokenListParser<CommandToken, Selector> Group =
        Terminals.Keyword("group").IgnoreThen(Terminals.Name("group")).Select(name => (Selector)new Selector.InGroup(name))
            .Or(Terminals.Keyword("groups").IgnoreThen(Names("group")).Select(names => Selector.Any(names.Select(name => new Selector.InGroup(name)))));

    /// <summary>A status or several: <c>failed</c>, <c>failed, stopped or abnormal</c>.</summary>
    public static TokenListParser<CommandToken, Selector> Statuses { get; } =
        from first in Status!
        from others in Joint.IgnoreThen(Status!).Try().Many()
        select Selector.Any([first, .. others]);

    public static TokenListParser<CommandToken, Selector> Status => Token.EqualTo(CommandToken.Word)
        .Where(word => StatusWords.Find(word.ToStringValue()).Count > 0, "status")
        .Select(word => (Selector)new Selector.WithStatus(StatusOf(word.ToStringValue())));

    /// <summary>A name or a range of names, a wildcard, a group.</summary>
    public static TokenListParser<CommandToken, Selector> Term { get; } = Parse.OneOf(Group, Wildcard.Then(NoRange), Terminals.Name("phone").Then(OneOrRange));

    /// <summary>As a status is written here.</summary>
    public static string StatusOf(string word) => StatusWords.All.First(known => string.Equals(known, word, StringComparison.OrdinalIgnoreCase));

    /// <summary>Names with "and", "or" or commas between them; what follows such a word and is no name is left for others to read.</summary>
    public static TokenListParser<CommandToken, string[]> Names(string things) =>
        from first in Terminals.Name(things)
        from others in Joint.IgnoreThen(Terminals.Name(things)).Try().Many()
        select (string[])[first, .. others];

    /// <summary>"*" is everything; "*web*" is "named web", which no client takes for emphasis.</summary>
    public static Selector Like(string pattern)
    {
        var inner = pattern.Trim('*');
        if (inner.Length == 0) return Selector.Everything.Instance;
        return pattern[0] == '*' && pattern[^1] == '*' && !inner.AsSpan().ContainsAny('*', '?') ? new Selector.Containing(inner) : new Selector.Wildcard(pattern);
    }

    private static TokenListParser<CommandToken, Selector> NoRange(Selector wildcard) => input =>
        To(input) is { HasValue: true } to
            ? Terminals.Reject<Selector>(to.Remainder, "A range goes from one name to another, without wildcards: web-0001..web-0040.")
            : TokenListParserResult.Value(wildcard, input, input);

    private static TokenListParser<CommandToken, Selector> OneOrRange(string first) => input =>
    {
        if (To(input) is not { HasValue: true } to) return TokenListParserResult.Value((Selector)new Selector.Named(first), input, input);
        var last = Terminals.Name("phone")(to.Remainder);
        if (!last.HasValue) return Terminals.Reject<Selector>(to.Remainder, $"Up to which phone? A range goes from one name to another: {NameText.Quote(first)}..{NameText.Quote(first)}.");
        var (range, problem) = RangeOf(first, last.Value);
        return problem is null
            ? TokenListParserResult.Value<CommandToken, Selector>(range!, input, last.Remainder)
            : Terminals.Reject<Selector>(last.Remainder, problem);
    };

    /// <summary>Two ends with the same letters in front of their numbers; the second may be its number alone.</summary>
    private static (Selector.Range? Range, string? Problem) RangeOf(string first, string last)
    {
        var written = $"{NameText.Quote(first)}..{NameText.Quote(last)}";
        var (prefix, low) = Cut(first);
        var (otherPrefix, high) = Cut(last);
        if (low.Length == 0 || high.Length == 0) return (null, $"A range counts up a number at the end of a name: web-0001..web-0040. {written} has none.");
        if (otherPrefix.Length > 0 && !string.Equals(prefix, otherPrefix, StringComparison.OrdinalIgnoreCase)) return (null, $"A range stays within one kind of name, but {NameText.Quote(first)} and {NameText.Quote(last)} begin differently.");
        if (low.Length > 18 || high.Length > 18) return (null, $"The numbers in {written} are too long.");
        var (from, to) = (long.Parse(low, CultureInfo.InvariantCulture), long.Parse(high, CultureInfo.InvariantCulture));
        var range = new Selector.Range(prefix, from, to, low.Length);
        // "web-0001..40" means web-0040; but two whole names that are written differently are a slip of one of them.
        if (otherPrefix.Length > 0 && range.NameOf(to).Length != last.Length) return (null, $"The two ends of {written} are written with different numbers of digits. Do you mean {NameText.Quote(first)}..{NameText.Quote(range.NameOf(to))}?");
        if (from > to) return (null, $"{written} runs backwards. Do you mean {NameText.Quote(range.NameOf(to))}..{NameText.Quote(first)}?");
        return range.Count > LongestRange
            ? (null, $"{written} are {range.Count.ToString("N0", CultureInfo.InvariantCulture)} names: a range may have {LongestRange.ToString("N0", CultureInfo.InvariantCulture)}. For more, use a wildcard such as {NameText.Quote(prefix)}*.")
            : (range, null);
    }

    private static (string Prefix, string Digits) Cut(string name)
    {
        var start = name.Length;
        while (start > 0 && char.IsAsciiDigit(name[start - 1])) start--;
        return (name[..start], name[start..]);
    }
}
