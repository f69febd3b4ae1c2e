namespace CphBot.Simulator.Cloud;

/// <summary>Which phones are on which server, by number. The first servers are full, but for the last of them; bought ones follow.</summary>
internal sealed class FleetLayout(int firstPhones, int perServer)
{
    private readonly int _firstServers = (firstPhones + perServer - 1) / perServer;
    private readonly List<(int First, int Count)> _bought = [];

    public int Phones => firstPhones + _bought.Sum(block => block.Count);

    public int Servers => _firstServers + _bought.Count;

    public int ServerOf(int phone) =>
        phone < firstPhones ? phone / perServer : _firstServers + _bought.FindIndex(block => phone >= block.First && phone < block.First + block.Count);

    public IEnumerable<int> PhonesOf(int server)
    {
        if (server >= _firstServers)
        {
            var (first, count) = _bought[server - _firstServers];
            return Enumerable.Range(first, count);
        }

        return Enumerable.Range(server * perServer, Math.Min(perServer, firstPhones - (server * perServer)));
    }

    /// <returns>The new server's number.</returns>
    public int AddServer(int count)
    {
        _bought.Add((Phones, count));
        return Servers - 1;
    }
}
