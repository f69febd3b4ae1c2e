namespace CphBot.Fleet.Selectors;

/// <summary>One of the things that a person lists: what they are, and what narrows them.</summary>
/// <param name="Head">Null: "phones on server cph-01" has none.</param>
internal sealed record SelectorPart(Selector? Head)
{
    public IReadOnlyList<Selector> Narrowing { get; init; } = [];

    /// <summary>A name, a range or a wildcard.</summary>
    public bool IsTerm { get; init; }

    /// <summary>"failed web-*": what narrows stands in front.</summary>
    public bool IsAdjective { get; init; }

    public bool IsPlain => IsTerm && Narrowing.Count == 0;

    private bool IsStatus => Narrowing.Count == 0 && !IsTerm && (Head is Selector.WithStatus || (Head is Selector.AnyOf any && any.Items.All(item => item is Selector.WithStatus)));

    public Selector Selector => Selector.All(Head is null ? Narrowing : [Head, .. Narrowing]);

    /// <summary>"web-*, db-* on server cph-01": for which of them does the server count?</summary>
    /// <returns>A sentence with both readings; null when there is one reading only.</returns>
    public static string? Doubtful(IReadOnlyList<SelectorPart> parts)
    {
        if (parts.Count < 2) return null;
        var (before, last) = (parts.SkipLast(1).ToList(), parts[^1]);
        // "on server cph-01 and stopped": those of them that are stopped, or those and all that are stopped?
        if (last.IsStatus && before.Any(part => part.Head is null)) return TwoWays(Selector.All(parts.Select(part => part.Selector)), Selector.Any(parts.Select(part => part.Selector)));
        var adjective = parts.FirstOrDefault(part => part.IsAdjective);
        var isDoubtful = adjective is not null || (last.Narrowing.Count > 0 && before.Any(part => part.Narrowing.Count == 0));
        if (!isDoubtful) return null;
        var narrowing = (adjective ?? last).Narrowing;
        var heads = parts.Select(part => ReferenceEquals(part, adjective ?? last) ? part.Head : part.Selector).OfType<Selector>();
        return TwoWays(Selector.All([Selector.Any(heads), .. narrowing]), Selector.Any(parts.Select(part => part.Selector)));
    }

    /// <summary>"all except web-0005 on server cph-01": all of that server, or all but one?</summary>
    public static string? DoubtfulException(Selector from, IReadOnlyList<SelectorPart> without)
    {
        var narrowed = without.FirstOrDefault(part => part.Narrowing.Count > 0);
        if (narrowed is null) return null;
        var rest = without.Select(part => ReferenceEquals(part, narrowed) ? part.Head : part.Selector).OfType<Selector>().ToList();
        var outer = rest.Count == 0 ? from : new Selector.Except(from, Selector.Any(rest));
        return TwoWays(Selector.All([outer, .. narrowed.Narrowing]), new Selector.Except(from, Selector.Any(without.Select(part => part.Selector))));
    }

    private static string TwoWays(Selector one, Selector other) => $"That can be read in two ways. Say \"{one}\" or \"{other}\".";
}
