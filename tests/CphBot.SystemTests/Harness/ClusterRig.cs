using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using CphBot.Hosting;
using CphBot.Simulator.Cloud;
using CphBot.Simulator.Hosting;
using CphBot.Simulator.Teams;
using CphBot.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CphBot.SystemTests.Harness;

/// <summary>Several processes of the bot on one PostgreSQL and one Redis, beside a simulated cloud and Teams.</summary>
internal sealed class ClusterRig : IAsyncDisposable
{
    public static readonly TimeSpan Soon = TimeSpan.FromSeconds(90);

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("cphbot-cluster-");
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(5) };
    private readonly List<NetworkNamespace> _networks = [];
    private readonly Servers _servers;
    private readonly TeamsActivities _activities;
    private readonly string _redis;
    private readonly string _database;
    private NetworkSwitch? _switch;
    private int _added;

    private ClusterRig(SimulatorApp simulator, Servers servers, string database)
    {
        (Simulator, _servers, _database) = (simulator, servers, database);
        _redis = servers.Redis.CreateDatabase();
        _activities = new TeamsActivities(TimeProvider.System, simulator.ServiceUrl);
    }

    public SimulatorApp Simulator { get; }

    public SimulatedCloud Cloud => Simulator.Cloud;

    public IReadOnlyList<TeamsMessage> Messages => Simulator.Teams.Messages;

    /// <summary>As the nodes are told it.</summary>
    public string Redis => _redis;

    /// <summary>As the nodes are told it.</summary>
    public string Database => _database;

    public List<BotProcess> Nodes { get; } = [];

    /// <summary>Where Teams sends.</summary>
    public Uri[] Endpoints => [.. Nodes.Select(node => node.Endpoint)];

    /// <summary>The networks of the nodes, in their order; none unless asked for.</summary>
    public IReadOnlyList<NetworkNamespace> Networks => _networks;

    public static async Task<ClusterRig> StartAsync(Servers servers, int nodes, bool withNetworks = false)
    {
        var simulator = new SimulatorApp(
            new SimulatorArguments(CloudPort: 0), TimeProvider.System, new SimulatedCloudOptions { RestartTime = TimeSpan.FromSeconds(4), StatusLag = TimeSpan.FromSeconds(0.2) });
        await simulator.StartAsync();
        var rig = new ClusterRig(simulator, servers, await servers.Rows.CreateDatabaseAsync());
        if (withNetworks) rig._switch = await NetworkSwitch.CreateAsync();
        for (var node = 0; node < nodes; node++) await rig.AddNodeAsync();
        return rig;
    }

    /// <param name="settings">Of this node alone.</param>
    /// <param name="isReady">Whether it is waited for.</param>
    public async Task<BotProcess> AddNodeAsync(IReadOnlyDictionary<string, string>? settings = null, bool isReady = true)
    {
        var network = _switch is null ? null : await NetworkNamespace.CreateAsync(_switch, _added + 1);
        var node = RealBot.Beside(Simulator, _directory.CreateSubdirectory($"node{_added + 1}").FullName, NodeSettings(settings), network?.Enter);
        _added++;
        Nodes.Add(node);
        if (network is not null)
        {
            _networks.Add(network);
            foreach (var port in new[] { _servers.Rows.Port, _servers.Redis.Port, new Uri(Simulator.Address).Port }) network.LetReach(port);
            network.Expose(node.Address.Port);
        }

        await (isReady ? node.StartAsync() : node.LaunchAsync());
        return node;
    }

    /// <summary>The last one leaves, and is gone.</summary>
    public async Task RemoveNodeAsync()
    {
        var node = Nodes[^1];
        Nodes.Remove(node);
        if (node.IsRunning) await node.StopAsync();
        await node.DisposeAsync();
    }

    /// <summary>A node in this process, with a machine's clock that is off.</summary>
    public async Task<WebApplication> AddNodeWithClockAsync(TimeSpan offset, IReadOnlyDictionary<string, string>? own = null)
    {
        var settings = RealBot.Settings(Simulator, _directory.FullName, NodeSettings(own));
        var node = BotHost.Build(["--environment=Development", "--urls=http://127.0.0.1:0"], builder =>
        {
            builder.Logging.ClearProviders();
            builder.Configuration.AddInMemoryCollection(settings!);
            builder.Services.AddSingleton(new DatabaseClock(new ShiftedClock(offset)));
        });
        await node.StartAsync();
        await Until.TrueAsync(() => Until.AnswersAsync(_http, new Uri($"{node.Urls.First()}/health/ready")), Soon, () => "The node in this process is not ready.");
        return node;
    }

    private Dictionary<string, string> NodeSettings(IReadOnlyDictionary<string, string>? settings = null)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Storage:Provider"] = "PostgreSql",
            ["Storage:ConnectionString"] = _database,
            ["Cluster:Redis"] = _redis,
            ["Cluster:SiloPort"] = $"{FreePort.Next()}",
            ["Cluster:GatewayPort"] = $"{FreePort.Next()}",
            ["Cloud:RequestTimeout"] = "00:00:05",
            ["Cloud:WritesPerMinute"] = "60",
        };
        foreach (var (key, value) in settings ?? new Dictionary<string, string>()) all[key] = value;
        return all;
    }

    /// <summary>As Teams does: what is not taken in is delivered again, and what was taken in sometimes too; to whichever node, and to several.</summary>
    public Task SayAsync(string text, params Uri[] to) => SayAsync(text, Place.Channel, to);

    public Task SayAsync(string text, Place place, params Uri[] to)
    {
        var activity = _activities.Message(Person.Ana, place, text).ToJsonString();
        return Until.TrueAsync(
            async () => (await Task.WhenAll(to.Select(node => DeliverAsync(node, activity)))).Contains(202), Soon, () => $"\"{text}\" was not taken in.\n{Logs}");
    }

    /// <summary>Every operation that there is, with its version and whether it has ended; null while the rows cannot be read.</summary>
    public async Task<IReadOnlyDictionary<long, (long Version, bool HasEnded)>?> OperationsAsync()
    {
        try
        {
            await using var connection = new NpgsqlConnection(_database + ";Pooling=False;Timeout=2;Command Timeout=2");
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand("SELECT number, version, ended_at IS NOT NULL FROM operations", connection);
            await using var reader = await command.ExecuteReaderAsync();
            var operations = new Dictionary<long, (long, bool)>();
            while (await reader.ReadAsync()) operations[reader.GetInt64(0)] = (reader.GetInt64(1), reader.GetBoolean(2));
            return operations;
        }
        catch (NpgsqlException)
        {
            return null;
        }
    }

    /// <summary>How often each node has made this call to the cloud, as its metrics say; none of one that does not answer.</summary>
    public async Task<IReadOnlyDictionary<BotProcess, int>> CallsAsync(string call)
    {
        var calls = new Dictionary<BotProcess, int>();
        foreach (var node in Nodes) calls[node] = await CallsAsync(node, call);
        return calls;
    }

    private async Task<int> CallsAsync(BotProcess node, string call)
    {
        try
        {
            var metrics = await _http.GetStringAsync(new Uri(node.Address, "metrics"));
            return metrics.Split('\n')
                .Where(line => line.StartsWith("cphbot_cloud_requests_total{", StringComparison.Ordinal) && line.Contains($"call=\"{call}\"", StringComparison.Ordinal))
                .Sum(line => (int)double.Parse(line.Split("} ")[1].Split(' ')[0], CultureInfo.InvariantCulture));
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return 0;
        }
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_database + ";Pooling=False");
        await connection.OpenAsync();
#pragma warning disable CA2100 // The tests' own text.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The newest text of the card of an operation.</summary>
    public string? CardOf(long operation) => Messages.LastOrDefault(message => message.Text.StartsWith($"#{operation} ", StringComparison.Ordinal))?.Text;

    /// <summary>So many operations, and the cards of all show their end.</summary>
    public bool AllEnded(int operations) => Enumerable.Range(1001, operations).All(number => HasEnded(number));

    public bool HasEnded(long operation) =>
        CardOf(operation) is { } card && !card.Contains(": Running", StringComparison.Ordinal) && !card.Contains(": Planned", StringComparison.Ordinal);

    public Task UntilAsync(Func<bool> condition, string what) => Until.TrueAsync(() => Task.FromResult(condition()), Soon, () => $"Not so: {what}.\n{Logs}");

    public string Logs => $"Messages:\n{string.Join("\n---\n", Messages.Select(message => message.Text))}\nLogs:\n{string.Join("\n\n", Nodes.Select(node => string.Join('\n', File.ReadLines(node.Log).TakeLast(60))))}";

    public async ValueTask DisposeAsync()
    {
        foreach (var node in Nodes) await node.DisposeAsync();
        foreach (var network in _networks) await network.DisposeAsync();
        if (_switch is not null) await _switch.DisposeAsync();
        await Simulator.DisposeAsync();
        _http.Dispose();
        _directory.Delete(recursive: true);
    }

    private sealed class ShiftedClock(TimeSpan offset) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + offset;
    }

    private async Task<int> DeliverAsync(Uri node, string activity)
    {
        using var content = new StringContent(activity, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        try
        {
            using var response = await _http.PostAsync(node, content);
            return (int)response.StatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return 0;
        }
    }
}
