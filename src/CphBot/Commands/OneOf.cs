namespace CphBot.Commands;

/// <summary>From a word to the one thing of a list that it means: by name, by id, or by eight characters or more from the beginning of an id.</summary>
internal static class OneOf
{
    private const int ShortestIdPrefix = 8;
    private const int MostChoices = 6;

    /// <param name="noun">"image".</param>
    /// <param name="command">The same command for another word.</param>
    /// <returns>The one that is meant, or what must be said instead.</returns>
    public static (T? One, CommandResult? Instead) Find<T>(string word, IReadOnlyList<T> all, Func<T, string> id, Func<T, string> name, string noun, Func<string, string> command)
        where T : class
    {
        List<T> found = [.. all.Where(item => Same(name(item), word))];
        if (found.Count == 0 && word.Length >= ShortestIdPrefix) found = [.. all.Where(item => id(item).StartsWith(word, StringComparison.OrdinalIgnoreCase))];
        if (found.Count == 1) return (found[0], null);
        if (found.Count > 1)
        {
            return (null, new CommandResult.Ask(
                $"{found.Count} {noun}s go by {word}. Which one?",
                [.. found.Take(MostChoices).Select(item => new Choice($"{name(item)} · {id(item)[..Math.Min(8, id(item).Length)]}", command(id(item))))]));
        }

        var nearest = NearestWord.Find(word, all.Select(name));
        return (null, new CommandResult.Refused($"There is no {noun} {word}.", nearest is null ? [$"list {noun}s"] : [command(nearest)]));
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
