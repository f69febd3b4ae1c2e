namespace CphBot.Cloud;

/// <summary>The clients of all configured projects, by name; case does not matter, as in settings.</summary>
public sealed class CphClients
{
    private readonly Dictionary<string, CphClient> _clients;

    internal CphClients(IEnumerable<CphClient> clients) =>
        _clients = clients.ToDictionary(client => client.Project, StringComparer.OrdinalIgnoreCase);

    /// <summary>In ordinal order.</summary>
    public IReadOnlyList<string> Projects => [.. _clients.Values.Select(client => client.Project).Order(StringComparer.Ordinal)];

    /// <exception cref="KeyNotFoundException">There is no such project in the settings.</exception>
    public CphClient this[string project] => _clients[project];
}
