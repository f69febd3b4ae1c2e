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

    public async Task<FleetSnapshot?> SnapshotAsync(string project, CancellationToken cancel) =>
        (await owners.AskAsync(OwnerKey.Project(project), new SnapshotWanted(), cancel) as SnapshotAnswer)?.Snapshot;

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

    /// <summary>All names that are known without asking the cloud.</summary>
    public async Task<IReadOnlyList<string>> KnownNamesAsync(string project, CancellationToken cancel) =>
        [.. (await SnapshotAsync(project, cancel))?.Phones.Select(phone => phone.PhoneName) ?? []];

    /// <summary>One page of the phones that fit, by name.</summary>
    public async Task<Listing<Phone>> ListPhonesAsync(string project, PhoneQuery query, int page, int size, CancellationToken cancel)
    {
        var snapshot = await FreshAsync(project, cancel);
        if (snapshot is not null) return Listing<Phone>.Cut([.. snapshot.Phones.Where(phone => query.Fits(phone, snapshot.ServerName(phone.ServerId)))], page, size, snapshot.AsOf);

        var asOf = time.GetUtcNow();
        var found = new List<Phone>();
        await foreach (var phone in clouds[project].ListAllPhonesAsync(query.CloudFilter, cancel))
        {
            if (query.Fits(phone, serverName: null)) found.Add(phone);
        }

        return Listing<Phone>.Cut([.. found.OrderBy(phone => phone.PhoneName, StringComparer.OrdinalIgnoreCase)], page, size, asOf);
    }

    public async Task<Listing<Server>> ListServersAsync(string project, int page, int size, CancellationToken cancel)
    {
        var asOf = time.GetUtcNow();
        return Listing<Server>.Cut(await ServersAsync(project, cancel), page, size, asOf);
    }

    public async Task<IReadOnlyList<Server>> FindServersAsync(string project, string word, CancellationToken cancel)
    {
        var servers = await ServersAsync(project, cancel);
        var named = servers.Where(server => string.Equals(server.ServerName, word, StringComparison.OrdinalIgnoreCase)).ToList();
        return named.Count > 0 || word.Length < 4 ? named : [.. servers.Where(server => server.ServerId.StartsWith(word, StringComparison.OrdinalIgnoreCase))];
    }

    /// <returns>Null when it is not known; never a reason to fail.</returns>
    public async Task<string?> ServerNameAsync(string project, string serverId, CancellationToken cancel) =>
        (await SnapshotAsync(project, cancel))?.ServerName(serverId);

    /// <summary>How many phones each of these servers has; one of which that cannot be known now is missing.</summary>
    public async Task<IReadOnlyDictionary<string, int>> PhonesOnServersAsync(string project, IReadOnlyList<string> servers, CancellationToken cancel)
    {
        if (await SnapshotAsync(project, cancel) is { } snapshot) return snapshot.Phones.GroupBy(phone => phone.ServerId).ToDictionary(server => server.Key, server => server.Count(), StringComparer.Ordinal);
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

    /// <summary>The snapshot, unless it is older than people may expect.</summary>
    private async Task<FleetSnapshot?> FreshAsync(string project, CancellationToken cancel) =>
        await SnapshotAsync(project, cancel) is { } snapshot && time.GetUtcNow() - snapshot.AsOf <= options.Value.SnapshotRefresh * 2 ? snapshot : null;

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

    private static bool LooksLikeId(string word) => word.Length is >= 31 and <= 36 && word.All(c => char.IsAsciiHexDigit(c) || c == '-');
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

/// <summary>Which phones to list. Null or empty: any.</summary>
/// <param name="MaySee">Whether the asker may see the phone at all.</param>
internal sealed record PhoneQuery(IReadOnlyList<PhoneStatus> Statuses, string? ServerId, string? Name, Predicate<PhoneFacts> MaySee)
{
    /// <summary>As much of it as the cloud filters by itself.</summary>
    public PhoneFilter CloudFilter => new(Name, ServerId, Statuses.Count == 1 ? Statuses[0] : null);

    public bool Fits(Phone phone, string? serverName) =>
        (Statuses.Count == 0 || Statuses.Contains(phone.Status))
        && (ServerId is null || phone.ServerId == ServerId)
        && (Name is null || phone.PhoneName.Contains(Name, StringComparison.OrdinalIgnoreCase))
        && MaySee(PhoneFacts.Of(phone, serverName));
}
