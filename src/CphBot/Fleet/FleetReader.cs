using System.Collections.Concurrent;
using CphBot.Cloud;
using CphBot.Cloud.Phones;
using CphBot.Cloud.Servers;
using CphBot.Fleet.Selectors;
using CphBot.Hosting;
using Microsoft.Extensions.Options;

namespace CphBot.Fleet;

/// <summary>
/// Finds phones and servers for a command. The snapshot makes it quick; what a person is about to change, or looks at alone, is read from the
/// cloud itself.
/// </summary>
/// <remarks>All members throw <see cref="CphException"/> when the cloud is needed and cannot be read.</remarks>
internal sealed class FleetReader(IOwners owners, CphClients clouds, IOptions<CloudOptions> options, TimeProvider time)
{
    /// <summary>A name matches so many phones at most before we stop reading pages of them.</summary>
    private const int MostNamed = 1000;

    /// <summary>Up to so many servers are read one by one, more from their list.</summary>
    private const int MostServers = 5;

    /// <summary>By project. A large fleet is megabytes: it comes to this node once, however many commands ask for it.</summary>
    private readonly ConcurrentDictionary<string, FleetSnapshot> _snapshots = new(StringComparer.Ordinal);

    public async Task<FleetSnapshot?> SnapshotAsync(string project, CancellationToken cancel) => (await PictureAsync(project, cancel)).Snapshot;

    private async Task<(FleetSnapshot? Snapshot, FirstRound? Progress)> PictureAsync(string project, CancellationToken cancel)
    {
        var known = _snapshots.GetValueOrDefault(project);
        var answer = await owners.AskAsync(OwnerKey.Project(project), new SnapshotWanted(known?.AsOf), cancel) as SnapshotAnswer;
        if (answer is { IsKnown: true }) return (known, null);
        // What its owner no longer has may be of any age: a name or an id may mean another phone by now.
        if (answer?.Snapshot is null) _snapshots.TryRemove(project, out _);
        else _snapshots[project] = answer.Snapshot;
        return (answer?.Snapshot, answer?.Progress);
    }

    /// <summary>Finds the phone that a name, an id or the beginning of an id means, as it is in the cloud now.</summary>
    public async Task<PhoneMatch> FindPhoneAsync(string project, string word, CancellationToken cancel)
    {
        var snapshot = await SnapshotAsync(project, cancel);
        // Whether a name is there once, twice or no more, only the cloud knows now; the picture may know it by another case.
        var exact = await NamedAsync(project, snapshot?.NamedLike(word) ?? word, cancel);
        if (LooksLikeId(word) && await CloudReads.FindAsync(clouds[project], word.ToLowerInvariant(), cancel) is { } byId) exact = [.. exact.Append(byId).DistinctBy(phone => phone.PhoneId)];
        if (exact.Count > 1) return new PhoneMatch.Several(word, exact);
        if (exact.Count == 1) return new PhoneMatch.One(exact[0]);

        // The beginning of an id counts only when nothing goes by that name.
        var begun = snapshot?.WithIdsLike(word) ?? [];
        if (begun.Count > 1) return new PhoneMatch.Several(word, begun);
        return begun.Count == 1 && await CloudReads.FindAsync(clouds[project], begun[0].PhoneId, cancel) is { } phone ? new PhoneMatch.One(phone) : new PhoneMatch.None(word);
    }

    /// <summary>The name nearest to a word, of phones that may be told of; null: none is near, or the fleet is not known.</summary>
    public async Task<string?> NearestNameAsync(string project, string word, Predicate<PhoneFacts> mayTell, CancellationToken cancel)
    {
        if (await SnapshotAsync(project, cancel) is not { } snapshot) return null;
        bool MayTell(Phone phone) => mayTell(PhoneFacts.Of(phone, snapshot.ServerName(phone.ServerId)));
        var nearest = NearestWord.Find(word, snapshot.Phones.Select(phone => phone.PhoneName));
        // Whether it may be told of is asked of the whole fleet only where the nearest one may not.
        return nearest is null || snapshot.Named(nearest).Any(MayTell) ? nearest : NearestWord.Find(word, snapshot.Phones.Where(MayTell).Select(phone => phone.PhoneName));
    }

    /// <summary>
    /// The phones that are meant. From the snapshot; while there is none, or only an old one, from the cloud, as far as it filters by itself
    /// and as long as that is not half the fleet.
    /// </summary>
    /// <param name="selector">Its groups expanded, its servers by id.</param>
    public async Task<Selection> SelectAsync(string project, Selector selector, CancellationToken cancel)
    {
        var (snapshot, progress) = await PictureAsync(project, cancel);
        if (IsFresh(snapshot)) return new Selection.Found(snapshot!.Select(selector), snapshot.AsOf, snapshot);
        var asOf = time.GetUtcNow();
        if (await CloudSearch.FindAsync(clouds[project], selector, cancel) is { } phones) return new Selection.Found(phones, asOf, snapshot);
        return snapshot is null ? new Selection.NotYet(progress ?? new FirstRound(0, 0)) : new Selection.Found(snapshot.Select(selector), snapshot.AsOf, snapshot);
    }

    public async Task<Listing<Server>> ListServersAsync(string project, int page, int size, CancellationToken cancel)
    {
        var asOf = time.GetUtcNow();
        return Listing<Server>.Cut(await ServersAsync(project, cancel), page, size, asOf);
    }

    /// <summary>By name, or by the beginning of an id when none goes by that name.</summary>
    public async Task<IReadOnlyList<Server>> FindServersAsync(string project, string word, CancellationToken cancel)
    {
        if (await FreshAsync(project, cancel) is { } snapshot) return snapshot.ServersLike(word);
        var servers = new List<Server>();
        await foreach (var server in clouds[project].ListAllServersAsync(new ServerFilter(Name: word), cancel)) servers.Add(server);
        var named = servers.Where(server => string.Equals(server.ServerName, word, StringComparison.OrdinalIgnoreCase)).ToList();
        if (named.Count > 0) return named;
        // The cloud may tell upper from lower case, and knows no part of an id.
        return new FleetSnapshot([], await ServersAsync(project, cancel), time.GetUtcNow()).ServersLike(word);
    }

    /// <returns>Null when it is not known; never a reason to fail.</returns>
    public async Task<string?> ServerNameAsync(string project, string serverId, CancellationToken cancel) =>
        (await SnapshotAsync(project, cancel))?.ServerName(serverId);

    /// <summary>The names of these servers; one whose name cannot be known now is missing, and never a reason to fail.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ServerNamesAsync(string project, IReadOnlyCollection<string> servers, CancellationToken cancel)
    {
        var snapshot = await SnapshotAsync(project, cancel);
        var names = servers.Select(id => (Id: id, Name: snapshot?.ServerName(id))).Where(server => server.Name is not null).ToDictionary(server => server.Id, server => server.Name!, StringComparer.Ordinal);
        var missing = servers.Where(id => id.Length > 0 && !names.ContainsKey(id)).ToList();
        try
        {
            if (missing.Count > MostServers) return (await ServersAsync(project, cancel)).DistinctBy(server => server.ServerId).ToDictionary(server => server.ServerId, server => server.ServerName, StringComparer.Ordinal);
            foreach (var id in missing) names[id] = (await clouds[project].GetServerAsync(id, cancel)).Server.ServerName;
        }
        catch (CphException)
        {
            // What was found by then.
        }

        return names;
    }

    /// <summary>How many phones each of these servers has; one of which that cannot be known now is missing.</summary>
    public async Task<IReadOnlyDictionary<string, int>> PhonesOnServersAsync(string project, IReadOnlyList<string> servers, CancellationToken cancel)
    {
        if (await SnapshotAsync(project, cancel) is { } snapshot) return snapshot.Phones.CountBy(phone => phone.ServerId).ToDictionary(StringComparer.Ordinal);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var server in servers)
        {
            try
            {
                if ((await clouds[project].ListPhonesAsync(new PhoneFilter(ServerId: server), 0, 1, cancel)).Total is { } total) counts[server] = total;
            }
            catch (CphException)
            {
                break;
            }
        }

        return counts;
    }

    public async Task<IReadOnlyList<Server>> ServersAsync(string project, CancellationToken cancel)
    {
        if (await FreshAsync(project, cancel) is { } snapshot) return snapshot.Servers;
        var servers = new List<Server>();
        await foreach (var server in clouds[project].ListAllServersAsync(ServerFilter.None, cancel)) servers.Add(server);
        return [.. servers.OrderBy(server => server.ServerName, StringComparer.OrdinalIgnoreCase)];
    }

    private async Task<FleetSnapshot?> FreshAsync(string project, CancellationToken cancel) =>
        await SnapshotAsync(project, cancel) is { } snapshot && IsFresh(snapshot) ? snapshot : null;

    /// <summary>Not older than people may expect of a fleet that takes so long to read.</summary>
    private bool IsFresh(FleetSnapshot? snapshot) =>
        snapshot is not null && time.GetUtcNow() - snapshot.AsOf <= (options.Value.SnapshotRefresh * 2) + (snapshot.Took * 3);

    private async Task<IReadOnlyList<Phone>> NamedAsync(string project, string name, CancellationToken cancel)
    {
        var named = new List<Phone>();
        var read = 0;
        await foreach (var phone in clouds[project].ListAllPhonesAsync(new PhoneFilter(Name: name), cancel))
        {
            if (string.Equals(phone.PhoneName, name, StringComparison.OrdinalIgnoreCase)) named.Add(phone);
            if (++read >= MostNamed) break;
        }

        return named;
    }

    public static bool LooksLikeId(string word) => word.Length is >= 31 and <= 36 && word.All(c => char.IsAsciiHexDigit(c) || c == '-');
}

/// <summary>What a word for a phone means.</summary>
internal abstract record PhoneMatch
{
    private PhoneMatch()
    {
    }

    public sealed record One(Phone Phone) : PhoneMatch;

    /// <summary>Two phones may have one name, and many one beginning of an id.</summary>
    public sealed record Several(string Word, IReadOnlyList<Phone> Phones) : PhoneMatch;

    public sealed record None(string Word) : PhoneMatch;
}

/// <summary>One page of a list.</summary>
/// <param name="Page">From 1; a page past the end is the last one.</param>
/// <param name="AsOf">How old the picture is.</param>
internal sealed record Listing<T>(IReadOnlyList<T> Items, int Page, int Pages, int Total, DateTimeOffset AsOf)
{
    public static Listing<T> Cut(IReadOnlyList<T> all, int page, int size, DateTimeOffset asOf)
    {
        var pages = Math.Max(1, (all.Count + size - 1) / size);
        page = Math.Clamp(page, 1, pages);
        return new Listing<T>([.. all.Skip((page - 1) * size).Take(size)], page, pages, all.Count, asOf);
    }
}

/// <summary>What a selector has found.</summary>
internal abstract record Selection
{
    private Selection()
    {
    }

    /// <param name="AsOf">How old the picture is.</param>
    /// <param name="Whole">The fleet that they are a part of; null: it is not known.</param>
    public sealed record Found(IReadOnlyList<Phone> Phones, DateTimeOffset AsOf, FleetSnapshot? Whole) : Selection;

    /// <summary>The fleet is too large to search before it has been read once.</summary>
    public sealed record NotYet(FirstRound Progress) : Selection;
}
