using CphBot.Cloud.Phones;

namespace CphBot.Fleet.Selectors;

/// <summary>
/// Which phones are meant, in the words of a person: <c>failed on server cph-01 or cph-02 except web-0005</c>. A closed union of immutable
/// values. Its text reads back as the same selector (<see cref="SelectorText"/>), whether it comes from a command, a group's row, a hold or
/// the configuration. Names of phones, servers and groups are compared without regard to case.
/// </summary>
internal abstract record Selector
{
    private Selector()
    {
    }

    /// <summary>Every phone of the project.</summary>
    public sealed record Everything : Selector
    {
        public static Everything Instance { get; } = new();

        public override bool Matches(in PhoneFacts phone) => true;
    }

    /// <summary>One phone by its name, its id, or eight characters or more from the beginning of its id.</summary>
    /// <remarks>Whether the word means exactly one phone only the whole fleet can tell: that is asked where phones are about to be changed.</remarks>
    public sealed record Named(string Word) : Selector
    {
        /// <summary>A slip of four characters meets some phone's id in any large fleet.</summary>
        public const int ShortestIdPrefix = 8;

        public bool Equals(Named? other) => other is not null && Same(Word, other.Word);

        public override int GetHashCode() => HashOf(Word);

        public override bool Matches(in PhoneFacts phone) => Same(phone.Name, Word) || IsId(phone.Id, Word);

        public static bool IsId(string id, string word) => word.Length >= ShortestIdPrefix && id.StartsWith(word, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary><c>web-0001..web-0040</c>: the same prefix, numbers from the one to the other, zeros in front as at the first.</summary>
    /// <param name="Digits">A number has at least so many digits; it has zeros in front only to reach that.</param>
    public sealed record Range(string Prefix, long First, long Last, int Digits) : Selector
    {
        public long Count => Last - First + 1;

        /// <summary>What every name of it begins with.</summary>
        public string Beginning
        {
            get
            {
                var (first, last) = (NameOf(First), NameOf(Last));
                return first.Length == last.Length ? first[..first.AsSpan().CommonPrefixLength(last)] : Prefix;
            }
        }

        public string NameOf(long number) => Prefix + number.ToString($"D{Digits}", System.Globalization.CultureInfo.InvariantCulture);

        public bool Equals(Range? other) => other is not null && Same(Prefix, other.Prefix) && (First, Last, Digits) == (other.First, other.Last, other.Digits);

        public override int GetHashCode() => HashCode.Combine(HashOf(Prefix), First, Last, Digits);

        public override bool Matches(in PhoneFacts phone) => NamePattern.IsInRange(phone.Name, this);
    }

    /// <summary><c>web-*</c>: the whole name; a star stands for any characters or none, a question mark for one.</summary>
    public sealed record Wildcard(string Pattern) : Selector
    {
        public bool Equals(Wildcard? other) => other is not null && Same(Pattern, other.Pattern);

        public override int GetHashCode() => HashOf(Pattern);

        public override bool Matches(in PhoneFacts phone) => NamePattern.Fits(phone.Name, Pattern);
    }

    /// <summary><c>named web</c>: the name contains it.</summary>
    public sealed record Containing(string Text) : Selector
    {
        public bool Equals(Containing? other) => other is not null && Same(Text, other.Text);

        public override int GetHashCode() => HashOf(Text);

        public override bool Matches(in PhoneFacts phone) => phone.Name.Contains(Text, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary><c>on server cph-01</c>: by the server's name, its id, or eight characters or more from the beginning of its id.</summary>
    public sealed record OnServer(string Server) : Selector
    {
        public bool Equals(OnServer? other) => other is not null && Same(Server, other.Server);

        public override int GetHashCode() => HashOf(Server);

        public override bool Matches(in PhoneFacts phone) => IsServer(phone.ServerId, phone.ServerName, Server);

        public static bool IsServer(string id, string? name, string word) => (name is not null && Same(name, word)) || Named.IsId(id, word);
    }

    /// <summary><c>failed</c>: one of <see cref="StatusWords"/>.</summary>
    public sealed record WithStatus(string Word) : Selector
    {
        public override bool Matches(in PhoneFacts phone) => StatusWords.Find(Word).Contains(phone.Status);
    }

    /// <summary><c>group checkout</c>. It means nothing until <see cref="Groups.Expand"/> has put the group's own selector in its place.</summary>
    public sealed record InGroup(string Group) : Selector
    {
        public bool Equals(InGroup? other) => other is not null && Same(Group, other.Group);

        public override int GetHashCode() => HashOf(Group);

        /// <exception cref="InvalidOperationException">Always: to guess here could mean the wrong phones.</exception>
        public override bool Matches(in PhoneFacts phone) => throw new InvalidOperationException($"Group {Group} was not expanded.");
    }

    /// <summary><c>tagged env=prod</c>: on a server that has this tag. It means nothing until the servers have been looked up.</summary>
    /// <param name="Value">Null: whatever its value is.</param>
    public sealed record Tagged(string Key, string? Value) : Selector
    {
        /// <exception cref="InvalidOperationException">Always: to guess here could mean the wrong phones.</exception>
        public override bool Matches(in PhoneFacts phone) => throw new InvalidOperationException($"Tag {Key} was not looked up.");
    }

    /// <summary>What all of these mean together. At least two, none of them itself such a list.</summary>
    public sealed record AllOf(IReadOnlyList<Selector> Items) : Selector
    {
        public bool Equals(AllOf? other) => other is not null && Items.SequenceEqual(other.Items);

        public override int GetHashCode() => HashOf(Items);

        public override bool Matches(in PhoneFacts phone)
        {
            foreach (var item in Items)
            {
                if (!item.Matches(phone)) return false;
            }

            return true;
        }
    }

    /// <summary>What any of these means. At least two, none of them itself such a list.</summary>
    public sealed record AnyOf(IReadOnlyList<Selector> Items) : Selector
    {
        public bool Equals(AnyOf? other) => other is not null && Items.SequenceEqual(other.Items);

        public override int GetHashCode() => HashOf(Items);

        public override bool Matches(in PhoneFacts phone)
        {
            foreach (var item in Items)
            {
                if (item.Matches(phone)) return true;
            }

            return false;
        }
    }

    /// <summary><c>web-* except web-0005</c></summary>
    public sealed record Except(Selector From, Selector Without) : Selector
    {
        public override bool Matches(in PhoneFacts phone) => From.Matches(phone) && !Without.Matches(phone);
    }

    /// <summary>Whether this phone is meant. Every group must have been expanded.</summary>
    public abstract bool Matches(in PhoneFacts phone);

    /// <summary>What it is made of, in the order written: no lists and no exceptions among them.</summary>
    public IEnumerable<Selector> Leaves => this switch
    {
        AllOf all => all.Items.SelectMany(item => item.Leaves),
        AnyOf any => any.Items.SelectMany(item => item.Leaves),
        Except except => except.From.Leaves.Concat(except.Without.Leaves),
        _ => [this],
    };

    /// <summary>The same with another thing in place of each leaf.</summary>
    public Selector Map(Func<Selector, Selector> leaf) => this switch
    {
        AllOf all => All([.. all.Items.Select(item => item.Map(leaf))]),
        AnyOf any => Any([.. any.Items.Select(item => item.Map(leaf))]),
        Except except => new Except(except.From.Map(leaf), except.Without.Map(leaf)),
        _ => leaf(this),
    };

    /// <summary>What any of them means; the same as the one, when it is only one.</summary>
    public static Selector Any(params IEnumerable<Selector> items) =>
        Flat(items, item => item is AnyOf any ? any.Items : null) is { Count: > 1 } several ? new AnyOf(several) : items.First();

    /// <summary>What all of them mean together; "all" adds nothing to the others.</summary>
    public static Selector All(params IEnumerable<Selector> items)
    {
        var flat = Flat(items, item => item is AllOf all ? all.Items : null);
        if (flat.Count > 1) flat.RemoveAll(item => item is Everything);
        return flat.Count > 1 ? new AllOf(flat) : flat.Count == 1 ? flat[0] : Everything.Instance;
    }

    public sealed override string ToString() => SelectorText.Of(this);

    private static List<Selector> Flat(IEnumerable<Selector> items, Func<Selector, IReadOnlyList<Selector>?> parts) =>
        [.. items.SelectMany(item => parts(item) ?? [item]).Distinct()];

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static int HashOf(string word) => StringComparer.OrdinalIgnoreCase.GetHashCode(word);

    private static int HashOf(IReadOnlyList<Selector> items)
    {
        var hash = new HashCode();
        foreach (var item in items) hash.Add(item);
        return hash.ToHashCode();
    }
}

/// <summary>What a selector looks at of a phone.</summary>
/// <param name="ServerName">Null when it is not known: then only the server's id is compared.</param>
internal readonly record struct PhoneFacts(string Id, string Name, string ServerId, string? ServerName, PhoneStatus Status)
{
    /// <summary>In place of a status that is not known.</summary>
    public const PhoneStatus NotSeen = (PhoneStatus)int.MinValue;

    public static PhoneFacts Of(Phone phone, string? serverName) => new(phone.PhoneId, phone.PhoneName, phone.ServerId, serverName, phone.Status);
}
