using System.Net.Http.Headers;
using System.Text;
using CphBot.Simulator.Hosting;
using CphBot.Simulator.Teams;
using CphBot.SystemTests.Harness;
using Xunit;

namespace CphBot.SystemTests;

/// <summary>The bot's process is killed with -9 at any time under load, and started again: one restart, and cards that tell the truth.</summary>
[Collection(OneAtATime.Name)]
public sealed class CrashTests : IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("cphbot-crash-");
    private readonly SimulatorApp _simulator = new(new SimulatorArguments(CloudPort: 0), TimeProvider.System);
    private readonly HttpClient _http = new();
    private TeamsActivities _activities = null!;
    private BotProcess _bot = null!;

    public async Task InitializeAsync()
    {
        await _simulator.StartAsync();
        _activities = new TeamsActivities(TimeProvider.System, _simulator.ServiceUrl);
        _bot = RealBot.Beside(_simulator, _directory.FullName, new Dictionary<string, string> { ["Cloud:RequestTimeout"] = "00:00:03" });
        await _bot.StartAsync();
    }

    [Fact]
    public async Task Killed_again_and_again_under_thirty_operations_every_one_ends_and_no_phone_is_restarted_twice()
    {
        var random = new Random(20261124);
        for (var phone = 1; phone <= 30; phone++) await SayAsync($"restart phone web-{phone:0000}");
        for (var round = 0; round < 4; round++)
        {
            var posts = _simulator.Cloud.Requests.Count + random.Next(1, 25);
            await UntilAsync(() => _simulator.Cloud.Requests.Count >= posts || Ended == 30);
            await CrashAsync();
        }

        await UntilAsync(() => Ended == 30, TimeSpan.FromMinutes(4));
        Assert.All(_simulator.Cloud.Restarts, restart => Assert.Equal(1, restart.Value));
        Assert.Equal(0, _simulator.Teams.Violations);
    }

    [Fact]
    public async Task A_second_process_on_the_same_rows_waits_until_the_first_is_gone()
    {
        await using var second = RealBot.Beside(_simulator, _directory.FullName);
        var starting = second.StartAsync();
        await UntilAsync(() => second.IsRunning && File.Exists(second.Log) && File.ReadAllText(second.Log).Contains("another process has", StringComparison.Ordinal));
        Assert.False(await second.IsReadyAsync());

        await _bot.KillAsync();

        await starting;
        Assert.True(await second.IsReadyAsync());
    }

    public async Task DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _simulator.DisposeAsync();
        _http.Dispose();
        _directory.Delete(recursive: true);
    }

    private int Ended => _simulator.Teams.Messages.Where(message => message.Text.StartsWith('#') && !message.Text.Contains("phone: Planned", StringComparison.Ordinal) && !message.Text.Contains("phone: Running", StringComparison.Ordinal))
        .Select(message => message.Text.Split(' ')[0]).Distinct(StringComparer.Ordinal).Count();

    private async Task SayAsync(string text)
    {
        using var content = new StringContent(_activities.Message(Person.Ana, Place.Channel, text).ToJsonString(), Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        using var response = await _http.PostAsync(_bot.Endpoint, content);
        Assert.Equal(202, (int)response.StatusCode);
    }

    private async Task CrashAsync()
    {
        await _bot.KillAsync();
        await _bot.StartAsync();
    }

    private Task UntilAsync(Func<bool> condition, TimeSpan? within = null) => Until.TrueAsync(
        () => Task.FromResult(condition()), within ?? Soon, () => $"Not so. Messages:\n{string.Join("\n---\n", _simulator.Teams.Messages.Select(message => message.Text))}");
}
