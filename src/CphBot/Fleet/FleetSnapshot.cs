using CphBot.Cloud.Phones;
using CphBot.Cloud.Servers;
using CphBot.Fleet.Selectors;

namespace CphBot.Fleet;

/// <summary>
/// All phones and servers of a project, as they were while they were read. Immutable. Names, beginnings of names and ids are found without
/// looking at the whole fleet.
/// </summary>
internal sealed class FleetSnapshot
{
    private static readonly StringComparer ByText = StringComparer.OrdinalIgnoreCase;

    private readonly Phone[] _phones;
    private readonly int[] _byId;
    private readonly Dictionary<string, Server> _servers;
    private readonly ILookup<string, Server> _serversByName;

    /// <param name="took">How long it took to read: one that takes long is as fresh as it can be.</param>
    public FleetSnapshot(IReadOnlyList<Phone> phones, IReadOnlyList<Server> servers, DateTimeOffset asOf, TimeSpan took = default)
    {
        (AsOf, Took) = (asOf, took);
        Servers = [.. servers.OrderBy(server => server.ServerName, ByText)];
        _servers = servers.DistinctBy(server => server.ServerId).ToDictionary(server => server.ServerId, StringComparer.Ordinal);
        _serversByName = servers.ToLookup(server => server.ServerName, ByText);
        _phones = [.. phones];
        Array.Sort(_phones, (left, right) => ByText.Compare(left.PhoneName, right.PhoneName));
        _byId = [.. Enumerable.Range(0, _phones.Length)];
        Array.Sort(_byId, (left, right) => ByText.Compare(_phones[left].PhoneId, _phones[right].PhoneId));
    }

    /// <summary>By name.</summary>
    public IReadOnlyList<Phone> Phones => _phones;

    /// <summary>By name.</summary>
    public IReadOnlyList<Server> Servers { get; }

    /// <summary>When the read of it began: nothing in it is older.</summary>
    public DateTimeOffset AsOf { get; }

    public TimeSpan Took { get; }

    public string? ServerName(string serverId) => _servers.TryGetValue(serverId, out var server) ? server.ServerName : null;

    /// <summary>By name; by the beginning of its id when none goes by that name.</summary>
    public IReadOnlyList<Server> ServersLike(string word) =>
        _serversByName[word].ToList() is { Count: > 0 } named ? named : [.. Servers.Where(server => Selector.Named.IsId(server.ServerId, word))];

    /// <summary>A name as the cloud writes it, for one typed in any case; null when none is known.</summary>
    public string? NamedLike(string name) => Named(name).Select(phone => phone.PhoneName).FirstOrDefault();

    public IEnumerable<Phone> Named(string name) => Beginning(name).TakeWhile(phone => phone.PhoneName.Length == name.Length);

    /// <summary>Phones whose id begins with it, twenty at most; none for fewer than <see cref="Selector.Named.ShortestIdPrefix"/> characters.</summary>
    public IReadOnlyList<Phone> WithIdsLike(string beginning) => beginning.Length < Selector.Named.ShortestIdPrefix ? [] : [.. Ids(beginning).Take(20)];

    /// <summary>The phones that are meant, by name. Every group must have been expanded.</summary>
    public IReadOnlyList<Phone> Select(Selector selector)
    {
        var found = new List<Phone>();
        foreach (var phone in Candidates(selector))
        {
            if (selector.Matches(PhoneFacts.Of(phone, ServerName(phone.ServerId)))) found.Add(phone);
        }

        found.Sort((left, right) => ByText.Compare(left.PhoneName, right.PhoneName));
        return found;
    }

    /// <summary>All that may be meant, each once, without looking at the whole fleet where a name begins with something known.</summary>
    private IEnumerable<Phone> Candidates(Selector selector) => selector switch
    {
        Selector.Named named => Named(named.Word).Concat(WithIdsLike(named.Word)).Distinct(),
        Selector.Range range => Beginning(range.Beginning),
        Selector.Wildcard wildcard => Beginning(NamePattern.Beginning(wildcard.Pattern)),
        Selector.AnyOf any when any.Items.All(HasIndex) => any.Items.SelectMany(Candidates).DistinctBy(phone => phone.PhoneId),
        Selector.AllOf all when all.Items.FirstOrDefault(HasIndex) is { } item => Candidates(item),
        Selector.Except except => Candidates(except.From),
        _ => _phones,
    };

    private static bool HasIndex(Selector selector) => selector switch
    {
        Selector.Named or Selector.Range => true,
        Selector.Wildcard wildcard => NamePattern.Beginning(wildcard.Pattern).Length > 0,
        Selector.Except except => HasIndex(except.From),
        Selector.AnyOf any => any.Items.All(HasIndex),
        Selector.AllOf all => all.Items.Any(HasIndex),
        _ => false,
    };

    /// <summary>Sorted without regard to case, so that all that begin alike stand together, the shortest first.</summary>
    private IEnumerable<Phone> Beginning(string start)
    {
        for (var i = FirstAt(_phones.Length, index => _phones[index].PhoneName, start); i < _phones.Length && _phones[i].PhoneName.StartsWith(start, StringComparison.OrdinalIgnoreCase); i++) yield return _phones[i];
    }

    private IEnumerable<Phone> Ids(string start)
    {
        for (var i = FirstAt(_byId.Length, index => _phones[_byId[index]].PhoneId, start); i < _byId.Length && _phones[_byId[i]].PhoneId.StartsWith(start, StringComparison.OrdinalIgnoreCase); i++) yield return _phones[_byId[i]];
    }

    private static int FirstAt(int count, Func<int, string> textAt, string start)
    {
        var (low, high) = (0, count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (ByText.Compare(textAt(middle), start) < 0) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
