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

    /// <summary>A name as the cloud writes it, for one typed in any case; null when none is known.</summary>
    public string? NamedLike(string name) => _byName[name].Select(phone => phone.PhoneName).FirstOrDefault();

    /// <summary>Phones whose id begins with it; eight characters at least, since a slip of four meets some phone in any large fleet, twenty phones at most.</summary>
    public IReadOnlyList<Phone> WithIdsLike(string beginning) =>
        beginning.Length < 8 ? [] : [.. Phones.Where(phone => phone.PhoneId.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)).Take(20)];
}
