using System.Net.Http.Headers;
using System.Text;
using CphBot.Simulator.Hosting;
using CphBot.Simulator.Teams;
using CphBot.SystemTests.Harness;
using Xunit;

namespace CphBot.SystemTests.PostgreSql;

/// <summary>The bot's process on a real PostgreSQL, which dies under it.</summary>
[Collection(OneAtATime.Name)]
public sealed class PostgreSqlTests : IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("cphbot-pg-bot-");
    private readonly SimulatorApp _simulator = new(new SimulatorArguments(CloudPort: 0), TimeProvider.System);
    private readonly HttpClient _http = new();
    private PostgreSqlServer _rows = null!;
    private Dictionary<string, string> _settings = null!;
    private TeamsActivities _activities = null!;
    private BotProcess _bot = null!;

    public async Task InitializeAsync()
    {
        await _simulator.StartAsync();
        _rows = await PostgreSqlServer.StartNewAsync();
        _activities = new TeamsActivities(TimeProvider.System, _simulator.ServiceUrl);
        _settings = new() { ["Storage:Provider"] = "PostgreSql", ["Storage:ConnectionString"] = await _rows.CreateDatabaseAsync() };
        _bot = RealBot.Beside(_simulator, _directory.FullName, _settings);
        await _bot.StartAsync();
    }

    [Fact]
    public async Task Killed_under_an_operation_nothing_new_is_accepted_and_the_operation_goes_on_when_it_is_back()
    {
        Assert.Equal(202, await SayAsync("restart phone web-0007"));
        await UntilAsync(() => _simulator.Cloud.Restarts.ContainsKey("web-0007"));

        await _rows.KillAsync();
        Assert.Equal(503, await SayAsync("restart phone web-0008"));
        Assert.False(await _bot.IsReadyAsync());
        await _rows.StartAsync();

        await UntilAsync(() => _simulator.Teams.Messages.Any(message => message.Text.StartsWith("#1001 restart 1 phone: Succeeded", StringComparison.Ordinal)));
        await Until.TrueAsync(_bot.IsReadyAsync, Soon, () => "It does not get ready again.");
        Assert.Equal(1, _simulator.Cloud.Restarts["web-0007"]);
        Assert.False(_simulator.Cloud.Restarts.ContainsKey("web-0008"));
    }

    [Fact]
    public async Task A_second_process_waits_until_the_first_is_gone_and_goes_on_with_its_operation()
    {
        await using var second = RealBot.Beside(_simulator, _directory.CreateSubdirectory("second").FullName, _settings);
        var starting = second.StartAsync();
        await UntilAsync(() => second.IsRunning && File.Exists(second.Log) && File.ReadAllText(second.Log).Contains("another process has", StringComparison.Ordinal));
        await SayAsync("restart phone web-0007");
        // The answer is kept: without it the phone would have to be watched, which takes longer.
        await UntilAsync(() => _simulator.Teams.Messages.Any(message => message.Text.Contains("web-0007: restarting", StringComparison.Ordinal)));

        await _bot.KillAsync();
        await starting;

        await UntilAsync(() => _simulator.Teams.Messages.Any(message => message.Text.StartsWith("#1001 restart 1 phone: Succeeded", StringComparison.Ordinal)));
        Assert.Equal(1, _simulator.Cloud.Restarts["web-0007"]);
    }

    public async Task DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _simulator.DisposeAsync();
        await _rows.DisposeAsync();
        _http.Dispose();
        _directory.Delete(recursive: true);
    }

    private async Task<int> SayAsync(string text)
    {
        using var content = new StringContent(_activities.Message(Person.Ana, Place.Channel, text).ToJsonString(), Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        using var response = await _http.PostAsync(_bot.Endpoint, content);
        return (int)response.StatusCode;
    }

    private Task UntilAsync(Func<bool> condition) => Until.TrueAsync(
        () => Task.FromResult(condition()), Soon, () => $"Not so. Messages:\n{string.Join("\n---\n", _simulator.Teams.Messages.Select(message => message.Text))}\nLog:\n{File.ReadAllText(_bot.Log)}");
}
