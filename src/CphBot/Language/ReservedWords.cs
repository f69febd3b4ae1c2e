namespace CphBot.Language;

/// <summary>Words that are never taken for a name unless they are quoted: a name guessed from one could be another phone.</summary>
internal static class ReservedWords
{
    /// <summary>Words for which phones.</summary>
    public static readonly IReadOnlySet<string> Selecting = Set(
        "all", "every", "each", "everything", "any", "group", "groups", "except", "but", "not", "without", "excluding", "where", "on", "named", "from",
        "with", "that", "which", "matching", "tagged");

    /// <summary>Words for how to go about it, and when.</summary>
    public static readonly IReadOnlySet<string> Limiting = Set("one", "in", "at", "dry", "stop", "until", "after");

    /// <summary>Words between the two ends of a range.</summary>
    public static readonly IReadOnlySet<string> Ranging = Set("to", "through", "till", "-");

    private static readonly HashSet<string> Keywords = Set(
        "and", "or", "page", "because", "is", "are", "status", "phone", "phones", "server", "servers", "project", "operation", "operations",
        "name", "called", "for", "since", "till", "despite", "of", "by", "me");

    public static bool Contains(string word) =>
        Keywords.Contains(word) || Selecting.Contains(word) || Limiting.Contains(word) || Ranging.Contains(word)
        || Courtesy.Words.Contains(word);

    private static HashSet<string> Set(params string[] words) => new(words, StringComparer.OrdinalIgnoreCase);
}
