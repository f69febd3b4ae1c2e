using CphBot.Cloud.Phones;
using CphBot.Cloud.Servers;

namespace CphBot.Fleet;

/// <summary>All phones and servers of a project, as they were at one instant. Immutable.</summary>
internal sealed class FleetSnapshot
{
    private readonly ILookup<string, Phone> _byName;
    private readonly Dictionary<string, Server> _servers;

    public FleetSnapshot(IReadOnlyList<Phone> phones, IReadOnlyList<Server> servers, DateTimeOffset asOf)
    {
        Phones = [.. phones.OrderBy(phone => phone.PhoneName, StringComparer.OrdinalIgnoreCase)];
        Servers = [.. servers.OrderBy(server => server.ServerName, StringComparer.OrdinalIgnoreCase)];
        AsOf = asOf;
        _byName = phones.ToLookup(phone => phone.PhoneName, StringComparer.OrdinalIgnoreCase);
        _servers = servers.DistinctBy(server => server.ServerId).ToDictionary(server => server.ServerId, StringComparer.Ordinal);
    }

    /// <summary>By name.</summary>
    public IReadOnlyList<Phone> Phones { get; }

    /// <summary>By name.</summary>
    public IReadOnlyList<Server> Servers { get; }

    /// <summary>When the read of it began.</summary>
    public DateTimeOffset AsOf { get; }

    public string? ServerName(string serverId) => _servers.TryGetValue(serverId, out var server) ? server.ServerName : null;

    /// <summary>Phones of that name, of that id, or whose id begins with it (four characters at least).</summary>
    public IReadOnlyList<Phone> Find(string nameOrId)
    {
        var named = _byName[nameOrId].ToList();
        if (named.Count > 0 || nameOrId.Length < 4) return named;
        return [.. Phones.Where(phone => phone.PhoneId.StartsWith(nameOrId, StringComparison.OrdinalIgnoreCase)).Take(20)];
    }

    public IReadOnlyList<Server> FindServers(string nameOrId)
    {
        var named = Servers.Where(server => string.Equals(server.ServerName, nameOrId, StringComparison.OrdinalIgnoreCase)).ToList();
        if (named.Count > 0 || nameOrId.Length < 4) return named;
        return [.. Servers.Where(server => server.ServerId.StartsWith(nameOrId, StringComparison.OrdinalIgnoreCase)).Take(20)];
    }
}
