namespace CphBot.Fleet.Selectors;

/// <summary>The named selectors of a project. Immutable.</summary>
internal sealed class Groups(IReadOnlyDictionary<string, Selector> byName)
{
    /// <summary>A group of groups of groups is about as much as anybody can still think of.</summary>
    public const int DeepestNesting = 8;

    /// <summary>Groups that double with each level would be of any size at eight.</summary>
    private const int MostMentions = 200;

    private readonly Dictionary<string, Selector> _byName = new(byName, StringComparer.OrdinalIgnoreCase);

    public static Groups None { get; } = new(new Dictionary<string, Selector>());

    public IEnumerable<string> Names => _byName.Keys;

    public Selector? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The same groups with one more, or another one under that name.</summary>
    public Groups With(string name, Selector selector) => new(new Dictionary<string, Selector>(_byName, StringComparer.OrdinalIgnoreCase) { [name] = selector });

    /// <summary>Puts the groups' selectors in place of their names, all the way down.</summary>
    /// <returns>The selector, or a sentence why not: a group that does not exist, contains itself, or is nested too deep.</returns>
    public (Selector? Selector, string? Problem) Expand(Selector selector)
    {
        var expansion = new Expansion(this);
        var expanded = expansion.Of(selector);
        return expansion.Problem is { } problem ? (null, problem) : (expanded, null);
    }

    private sealed class Expansion(Groups groups)
    {
        private readonly List<string> _open = [];
        private int _mentions;

        public string? Problem { get; private set; }

        public Selector Of(Selector selector)
        {
            if (Problem is not null) return selector;
            return selector switch
            {
                Selector.InGroup group => OfGroup(group.Group),
                Selector.AllOf all => Selector.All([.. all.Items.Select(Of)]),
                Selector.AnyOf any => Selector.Any([.. any.Items.Select(Of)]),
                Selector.Except except => new Selector.Except(Of(except.From), Of(except.Without)),
                _ => selector,
            };
        }

        private Selector OfGroup(string name)
        {
            if (groups.Find(name) is not { } definition) return Fail(Unknown(name));
            if (_open.Contains(name, StringComparer.OrdinalIgnoreCase)) return Fail($"Group {name} would contain itself: {string.Join(" → ", [.. _open.SkipWhile(open => !string.Equals(open, name, StringComparison.OrdinalIgnoreCase)), name])}.");
            if (_open.Count == DeepestNesting) return Fail($"Group {_open[0]} is nested more than {DeepestNesting} groups deep.");
            if (++_mentions > MostMentions) return Fail($"That mentions more than {MostMentions} groups, counting the groups in groups.");
            _open.Add(name);
            var expanded = Of(definition);
            _open.RemoveAt(_open.Count - 1);
            return expanded;
        }

        private Selector.Everything Fail(string problem)
        {
            Problem ??= problem;
            return Selector.Everything.Instance;
        }

        private string Unknown(string name) =>
            $"There is no group {name}.{(NearestWord.Find(name, groups.Names) is { } nearest ? $" Did you mean {nearest}?" : "")}";
    }
}
