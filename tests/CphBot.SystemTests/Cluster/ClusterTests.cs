using System.Net.Http.Headers;
using System.Text;
using CphBot.Simulator.Hosting;
using CphBot.Simulator.Teams;
using CphBot.SystemTests.Harness;
using Xunit;
using Xunit.Abstractions;

namespace CphBot.SystemTests.Cluster;

/// <summary>Real processes on real PostgreSQL and Redis: whatever happens to one of them, each restart happens once and every operation ends.</summary>
public sealed class ClusterTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Operations = 12;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(90);

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("cphbot-cluster-");
    private readonly SimulatorApp _simulator = new(new SimulatorArguments(CloudPort: 0), TimeProvider.System);
    private readonly HttpClient _http = new();
    private readonly List<BotProcess> _nodes = [];
    private PostgreSqlServer _rows = null!;
    private RedisServer _redis = null!;
    private TeamsActivities _activities = null!;
    private string _database = "";

    public async Task InitializeAsync()
    {
        await _simulator.StartAsync();
        _activities = new TeamsActivities(TimeProvider.System, _simulator.ServiceUrl);
        _rows = await PostgreSqlServer.StartNewAsync();
        _redis = await RedisServer.StartNewAsync();
        _database = await _rows.CreateDatabaseAsync();
        await Task.WhenAll(AddNodeAsync(), AddNodeAsync());
    }

    [Fact]
    public async Task The_same_activity_to_every_node_at_once_is_one_operation_and_one_card()
    {
        var activity = _activities.Message(Person.Ana, Place.Channel, "restart phone web-0007").ToJsonString();

        await Task.WhenAll(Enumerable.Range(0, 6).Select(delivery => DeliverAsync(_nodes[delivery % 2], activity)));
        await SayAsync(_nodes[1], "restart phone web-0008");
        await UntilAsync(() => Ended(2));

        Assert.Equal(1, _simulator.Cloud.Restarts["web-0007"]);
        Assert.Single(_simulator.Teams.Messages, message => message.Text.Contains("restart 1 phone", StringComparison.Ordinal) && message.Text.Contains("web-0007", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a node is killed")]
    [InlineData("a node is frozen and wakes up")]
    [InlineData("a node is stopped")]
    [InlineData("a node joins")]
    [InlineData("Redis is killed and comes back empty")]
    [InlineData("PostgreSQL is killed and comes back")]
    public async Task Under_a_fault_every_operation_goes_on_and_no_restart_is_repeated(string fault)
    {
        for (var phone = 1; phone <= Operations; phone++) await SayAsync(_nodes[phone % 2], $"restart phone web-{phone:0000}");
        await UntilAsync(() => _simulator.Cloud.Restarts.Count >= 4);

        var since = TimeProvider.System.GetTimestamp();
        await HappensAsync(fault);
        await UntilAsync(() => Ended(Operations));

        output.WriteLine($"{fault}: every operation had ended after {TimeProvider.System.GetElapsedTime(since).TotalSeconds:0} s; {_simulator.Cloud.Count("restart")} POSTs for {Operations} waves");
        Assert.All(_simulator.Cloud.Restarts, restart => Assert.Equal(1, restart.Value));
        Assert.Equal(0, _simulator.Teams.Violations);
    }

    private async Task HappensAsync(string fault)
    {
        switch (fault)
        {
            case "a node is killed":
                await _nodes[0].KillAsync();
                break;
            case "a node is frozen and wakes up":
                _nodes[0].Freeze();
                await Task.Delay(TimeSpan.FromSeconds(40), TimeProvider.System);
                _nodes[0].Thaw();
                break;
            case "a node is stopped":
                await _nodes[0].StopAsync();
                break;
            case "a node joins":
                await AddNodeAsync();
                break;
            case "Redis is killed and comes back empty":
                await _redis.KillAsync();
                await _redis.StartAsync();
                break;
            default:
                await _rows.KillAsync();
                await _rows.StartAsync();
                break;
        }
    }

    public async Task DisposeAsync()
    {
        foreach (var node in _nodes) await node.DisposeAsync();
        await _simulator.DisposeAsync();
        await _redis.DisposeAsync();
        await _rows.DisposeAsync();
        _http.Dispose();
        _directory.Delete(recursive: true);
    }

    private async Task AddNodeAsync()
    {
        var node = RealBot.Beside(_simulator, _directory.CreateSubdirectory($"node{_nodes.Count + 1}").FullName, new Dictionary<string, string>
        {
            ["Storage:Provider"] = "PostgreSql",
            ["Storage:ConnectionString"] = _database,
            ["Cluster:Redis"] = _redis.Address,
            ["Cluster:SiloPort"] = $"{FreePort.Next()}",
            ["Cluster:GatewayPort"] = $"{FreePort.Next()}",
            ["Cloud:WritesPerMinute"] = "60",
        });
        _nodes.Add(node);
        await node.StartAsync();
    }

    private bool Ended(int operations) => _simulator.Teams.Messages
        .Where(message => message.Text.StartsWith('#') && !message.Text.Contains("phone: Planned", StringComparison.Ordinal) && !message.Text.Contains("phone: Running", StringComparison.Ordinal))
        .Select(message => message.Text.Split(' ')[0]).Distinct(StringComparer.Ordinal).Count() == operations;

    /// <summary>As Teams does: what is not taken in is delivered again.</summary>
    private Task SayAsync(BotProcess node, string text)
    {
        var activity = _activities.Message(Person.Ana, Place.Channel, text).ToJsonString();
        return Until.TrueAsync(async () => await DeliverAsync(node, activity) == 202, Soon, () => $"\"{text}\" was not taken in.");
    }

    private async Task<int> DeliverAsync(BotProcess node, string activity)
    {
        using var content = new StringContent(activity, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        using var response = await _http.PostAsync(node.Endpoint, content);
        return (int)response.StatusCode;
    }

    private Task UntilAsync(Func<bool> condition) => Until.TrueAsync(
        () => Task.FromResult(condition()), Soon, () => $"Not so. Messages:\n{string.Join("\n---\n", _simulator.Teams.Messages.Select(message => message.Text))}\nLogs:\n{string.Join("\n", _nodes.Select(node => File.ReadAllText(node.Log)))}");
}
