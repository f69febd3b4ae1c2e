using Superpower;

namespace CphBot.Fleet.Selectors;

/// <summary>A selector as text: the plainest spelling of it, which reads back as the same selector.</summary>
internal static class SelectorText
{
    /// <summary>Characters of a text that is read. As many as a command may have.</summary>
    public const int MaxLength = 2000;

    /// <summary>What a text says by itself: a group's row, a hold's, a policy's. The same grammar as in a command.</summary>
    /// <returns>The selector, or a sentence that says what is wrong with the text.</returns>
    public static (Selector? Selector, string? Problem) Read(string text)
    {
        if (text.Length > MaxLength) return (null, $"That is too long: at most {MaxLength} characters.");
        var tokens = CommandTokenizer.Tokenize(CommandText.FoldPlain(text));
        if (tokens.Length == 0) return (null, "Which phones? For example: web-0001..web-0040, or failed on server cph-01.");
        var result = SelectorGrammar.Phones.AtEnd()(new(tokens));
        if (result.HasValue) return (result.Value, null);
        if (result.ErrorMessage is { } sentence) return (null, sentence);
        return (null, result.Remainder.IsAtEnd
            ? $"Which {string.Join(" or ", result.Expectations ?? ["phones"])}? \"{Excerpt.EndOf(text.Trim())}\" ends too early."
            : $"I don't understand \"{Excerpt.Of(result.Remainder.ConsumeToken().Value.ToStringValue())}\" in \"{Excerpt.Of(text.Trim())}\".");
    }

    /// <summary>The plainest spelling.</summary>
    public static string Of(Selector selector) => selector switch
    {
        Selector.Except except => $"{Of(except.From)} except {Excepted(except.Without)}",
        Selector.AnyOf any when KindOf(any) == Matching => string.Join(", ", any.Items.Select(Item)),
        Selector.AllOf all => Together(all),
        _ => Alone(selector),
    };

    /// <summary>What needs no brackets wherever it stands.</summary>
    private static string? Atom(Selector selector) => selector switch
    {
        Selector.Everything => "all",
        Selector.Named named => Name(named.Word),
        Selector.Range range => $"{Name(range.NameOf(range.First))}..{Name(range.NameOf(range.Last))}",
        Selector.Wildcard wildcard => wildcard.Pattern,
        Selector.WithStatus status => status.Word,
        Selector.InGroup group => $"group {NameText.Quote(group.Group)}",
        _ => null,
    };

    private static string Alone(Selector selector) => selector switch
    {
        Selector.OnServer or Selector.Containing or Selector.Tagged => Qualifier(selector),
        Selector.AnyOf any => Servers(any) ?? Statuses(any)!,
        _ => Atom(selector) ?? throw new ArgumentOutOfRangeException(nameof(selector)),
    };

    private static string Item(Selector selector) => Atom(selector) ?? $"({Of(selector)})";

    private static string Excepted(Selector selector) =>
        selector is Selector.AnyOf any && KindOf(any) == Matching ? string.Join(", ", any.Items.Select(Item)) : Item(selector);

    /// <summary>The first one, and what narrows it.</summary>
    private static string Together(Selector.AllOf all)
    {
        var texts = new List<string> { Head(all.Items[0]) };
        // Each kind once: two servers in one breath would read as either.
        var said = new HashSet<string> { KindOf(all.Items[0]) };
        foreach (var item in all.Items.Skip(1)) texts.Add(KindOf(item) != Matching && said.Add(KindOf(item)) ? Qualifier(item) : $"matching {Item(item)}");
        return string.Join(' ', texts);
    }

    private static string Head(Selector selector) => selector switch
    {
        Selector.AnyOf or Selector.Except when KindOf(selector) == Matching => $"({Of(selector)})",
        _ => Of(selector),
    };

    private const string Server = "server";
    private const string Status = "status";
    private const string Named = "name";
    private const string Group = "group";
    private const string Tag = "tag";
    private const string Matching = "matching";

    private static string KindOf(Selector selector) => selector switch
    {
        Selector.OnServer => Server,
        Selector.WithStatus => Status,
        Selector.Containing => Named,
        Selector.InGroup => Group,
        Selector.Tagged => Tag,
        Selector.AnyOf any when Servers(any) is not null => Server,
        Selector.AnyOf any when Statuses(any) is not null => Status,
        _ => Matching,
    };

    private static string Qualifier(Selector selector) => selector switch
    {
        Selector.OnServer server => $"on server {NameText.Quote(server.Server)}",
        Selector.WithStatus status => $"where status is {status.Word}",
        Selector.Containing containing => $"named {NameText.Quote(containing.Text)}",
        Selector.InGroup group => $"in group {NameText.Quote(group.Group)}",
        Selector.Tagged tag => $"tagged {NameText.Quote(tag.Key)}{(tag.Value is null ? "" : $"={NameText.Quote(tag.Value)}")}",
        Selector.AnyOf any when Servers(any) is { } servers => servers,
        Selector.AnyOf any => $"where status is {Statuses(any)}",
        _ => throw new ArgumentOutOfRangeException(nameof(selector)),
    };

    private static string? Servers(Selector.AnyOf any) => any.Items.All(item => item is Selector.OnServer)
        ? $"on server {string.Join(" or ", any.Items.Select(item => NameText.Quote(((Selector.OnServer)item).Server)))}"
        : null;

    private static string? Statuses(Selector.AnyOf any) => any.Items.All(item => item is Selector.WithStatus)
        ? string.Join(" or ", any.Items.Select(item => ((Selector.WithStatus)item).Word))
        : null;

    /// <summary>A phone that goes by the word for a status, or by a number as holds and operations do, is meant only in quotation marks.</summary>
    private static string Name(string name) => StatusWords.Find(name).Count > 0 || name.All(char.IsAsciiDigit) ? $"\"{name}\"" : NameText.Quote(name);
}
