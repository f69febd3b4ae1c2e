using System.Net.Http.Headers;
using System.Text;
using CphBot.Simulator.Faults;
using CphBot.Simulator.Hosting;
using CphBot.Simulator.Teams;
using CphBot.SystemTests.Harness;
using Xunit;

namespace CphBot.SystemTests;

/// <summary>The bot's process is killed with -9 at each step of a restart, and started again: one restart, and a card that tells the truth.</summary>
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
    public async Task Killed_right_after_the_202_the_command_is_not_lost()
    {
        _simulator.Cloud.Faults.Add(new Fault("*", FaultKind.Delay, Times: 1, Seconds: 2));
        await SayAsync("restart phone web-0007");

        await CrashAsync();

        await EndsAsync("Succeeded");
        Assert.Equal(1, _simulator.Cloud.Restarts["web-0007"]);
    }

    [Fact]
    public async Task Killed_while_the_restart_is_on_the_wire_it_is_not_sent_again_and_the_phone_is_watched()
    {
        _simulator.Cloud.Faults.Add(new Fault("restart", FaultKind.NoAnswerAfterEffect, Times: 1));
        await SayAsync("restart phone web-0007");
        await UntilAsync(() => _simulator.Cloud.Count("restart") == 1);

        await CrashAsync();

        await EndsAsync("Succeeded");
        Assert.Contains("The cloud did not confirm it, but ", Card.Text, StringComparison.Ordinal);
        Assert.Equal(1, _simulator.Cloud.Count("restart"));
    }

    [Fact]
    public async Task Killed_after_the_cloud_accepted_it_is_followed_to_its_end_on_the_same_card()
    {
        await SayAsync("restart phone web-0007");
        await UntilAsync(() => _simulator.Teams.Messages is [var card, ..] && card.Text.Contains("web-0007: restarting", StringComparison.Ordinal));

        await CrashAsync();

        await EndsAsync("Succeeded");
        await UntilAsync(() => _simulator.Teams.Messages.Count > 1);
        Assert.Equal("<at>Ana</at> #1001 restart web-0007: running again.", _simulator.Teams.Messages[1].Text);
        Assert.Equal(2, _simulator.Teams.Messages.Count);
        Assert.Equal(1, _simulator.Cloud.Restarts["web-0007"]);
    }

    [Fact]
    public async Task Killed_while_its_card_is_being_posted_it_posts_another_that_says_so()
    {
        _simulator.Teams.Faults.Add(new Fault("send", FaultKind.NoAnswerAfterEffect, Times: 1));
        await SayAsync("restart phone web-0007");
        await UntilAsync(() => _simulator.Teams.Messages.Count == 1);

        await CrashAsync();

        await EndsAsync("Succeeded");
        Assert.Contains("This card replaces an earlier one", Card.Text, StringComparison.Ordinal);
        Assert.Equal(1, _simulator.Cloud.Restarts["web-0007"]);
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

    private TeamsMessage Card => _simulator.Teams.Messages.Last(message => message.Text.StartsWith("#1001 ", StringComparison.Ordinal));

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

    private Task EndsAsync(string state) => UntilAsync(
        () => _simulator.Teams.Messages.Any(message => message.Text.StartsWith($"#1001 restart 1 phone: {state}", StringComparison.Ordinal)), TimeSpan.FromMinutes(3));

    private Task UntilAsync(Func<bool> condition, TimeSpan? within = null) => Until.TrueAsync(
        () => Task.FromResult(condition()), within ?? Soon, () => $"Not so. Messages:\n{string.Join("\n---\n", _simulator.Teams.Messages.Select(message => message.Text))}");
}
