using CphBot.Cloud;
using CphBot.Cloud.Phones;
using CphBot.Fleet.Selectors;

namespace CphBot.Fleet;

/// <summary>Finds phones in the cloud's own lists: it filters by one server, one status and a part of the name. For the time before the fleet has been read.</summary>
internal static class CloudSearch
{
    /// <summary>Twenty pages: a few seconds of a project's reads. More is left to the picture that is being read anyway.</summary>
    private const int MostRead = 4000;

    /// <summary>Lists in one search: a selector of more parts is as good as the whole fleet.</summary>
    private const int MostLists = 20;

    /// <summary>A shorter part of a name is in half of all names.</summary>
    private const int ShortestPart = 2;

    /// <returns>By name; null when it would be too much to read.</returns>
    /// <exception cref="CphException">The cloud could not be read.</exception>
    public static async Task<IReadOnlyList<Phone>?> FindAsync(CphClient cloud, Selector selector, CancellationToken cancel)
    {
        var filters = Filters(selector) ?? [PhoneFilter.None];
        var ids = selector.Leaves.OfType<Selector.Named>().Select(named => named.Word).Where(FleetReader.LooksLikeId).ToList();
        if (filters.Count + ids.Count > MostLists) return null;
        var count = 0;
        foreach (var filter in filters)
        {
            // One that does not count is small, or a very old service.
            count += (await cloud.ListPhonesAsync(filter, 0, 1, cancel)).Total ?? 0;
            if (count > MostRead) return null;
        }

        var found = new Dictionary<string, Phone>(StringComparer.Ordinal);
        foreach (var id in ids)
        {
            if (await CloudReads.FindAsync(cloud, id, cancel) is { } phone && selector.Matches(PhoneFacts.Of(phone, null))) found[phone.PhoneId] = phone;
        }

        foreach (var filter in filters)
        {
            await foreach (var phone in cloud.ListAllPhonesAsync(filter, cancel))
            {
                if (selector.Matches(PhoneFacts.Of(phone, null))) found[phone.PhoneId] = phone;
            }
        }

        return [.. found.Values.OrderBy(phone => phone.PhoneName, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>Lists that together have every phone that is meant; null when only the whole fleet has.</summary>
    internal static IReadOnlyList<PhoneFilter>? Filters(Selector selector) => selector switch
    {
        Selector.Named named => FleetReader.LooksLikeId(named.Word) ? [] : [new PhoneFilter(Name: named.Word)],
        Selector.Range { Beginning.Length: >= ShortestPart } range => [new PhoneFilter(Name: range.Beginning)],
        Selector.Wildcard wildcard when Part(wildcard.Pattern) is { Length: >= ShortestPart } part => [new PhoneFilter(Name: part)],
        Selector.Containing { Text.Length: >= ShortestPart } containing => [new PhoneFilter(Name: containing.Text)],
        Selector.OnServer server => [new PhoneFilter(ServerId: server.Server)],
        Selector.WithStatus status => [.. StatusWords.Find(status.Word).Select(number => new PhoneFilter(Status: number))],
        Selector.AnyOf any => any.Items.Select(Filters).ToList() is var lists && lists.TrueForAll(list => list is not null) ? [.. lists.SelectMany(list => list!).Distinct()] : null,
        Selector.AllOf all => all.Items.Select(item => (Filters: Filters(item), Rank: Rank(item))).Where(item => item.Filters is not null).OrderBy(item => item.Rank).FirstOrDefault().Filters,
        Selector.Except except => Filters(except.From),
        _ => null,
    };

    /// <summary>A server has some tens of phones; a status may have thousands.</summary>
    private static int Rank(Selector selector) => selector switch
    {
        Selector.OnServer or Selector.Named => 0,
        Selector.AnyOf any => any.Items.Max(Rank),
        Selector.WithStatus => 2,
        _ => 1,
    };

    /// <summary>The longest part of a pattern without a wildcard.</summary>
    private static string Part(string pattern) => pattern.Split('*', '?').MaxBy(part => part.Length)!;
}
