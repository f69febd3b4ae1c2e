using System.Globalization;

namespace CphBot.Benchmarks;

/// <summary>What follows the name of a benchmark: options, each with a value, and folders.</summary>
internal sealed class GivenOptions
{
    private readonly List<(string Name, string Value)> _given = [];

    public GivenOptions(IReadOnlyList<string> words)
    {
        for (var position = 0; position < words.Count; position++)
        {
            if (!words[position].StartsWith("--", StringComparison.Ordinal)) Folders.Add(words[position]);
            else if (position + 1 < words.Count) _given.Add((words[position], words[++position]));
        }
    }

    public List<string> Folders { get; } = [];

    public IReadOnlyList<string> Texts(string name) => [.. _given.Where(option => option.Name == name).Select(option => option.Value)];

    public int Number(string name, int otherwise) => Texts(name) is [.., var last] ? int.Parse(last, CultureInfo.InvariantCulture) : otherwise;
}
