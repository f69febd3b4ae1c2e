using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using CphBot.Simulator.Cloud;
using CphBot.Simulator.Faults;
using CphBot.Simulator.Hosting;
using CphBot.Simulator.Teams;
using Microsoft.Data.Sqlite;

namespace CphBot.SystemTests.Harness;

/// <summary>One real bot beside a simulator of its own, with its rows open for reading: what it has reached is seen from the outside only.</summary>
internal sealed class Rig : IAsyncDisposable
{
    private static readonly TimeSpan HeldAtMost = TimeSpan.FromSeconds(20);

    private readonly DirectoryInfo _own = Directory.CreateTempSubdirectory("cphbot-rig-");
    private readonly HttpClient _http = new();
    private readonly ManualResetEventSlim _release = new();
    private readonly TeamsActivities _activities;
    private readonly string _directory;
    private Func<TeamsMessage, bool>? _held;

    private Rig(SimulatorApp simulator, string? directory, IReadOnlyDictionary<string, string> settings)
    {
        Simulator = simulator;
        _directory = directory ?? _own.FullName;
        _activities = new TeamsActivities(TimeProvider.System, simulator.ServiceUrl);
        Bot = RealBot.Beside(simulator, _directory, settings);
        simulator.Teams.Written += Meet;
    }

    public SimulatorApp Simulator { get; }

    public BotProcess Bot { get; }

    public SimulatedCloud Cloud => Simulator.Cloud;

    public IReadOnlyList<TeamsMessage> Messages => Simulator.Teams.Messages;

    /// <summary>True once a message arrived that is held: it took effect, and the bot waits for the answer.</summary>
    public bool HoldsMessage { get; private set; }

    public string Database => Path.Combine(_directory, "cphbot.db");

    /// <param name="directory">Where the rows are; null: a temporary directory, removed at the end.</param>
    public static async Task<Rig> StartAsync(
        double restartSeconds = 2, string? directory = null, IReadOnlyDictionary<string, string>? settings = null)
    {
        var options = new SimulatedCloudOptions
        {
            RestartTime = TimeSpan.FromSeconds(restartSeconds),
            StatusLag = TimeSpan.FromSeconds(0.2),
        };
        var all = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Cloud:RequestTimeout"] = "00:00:08",
            ["Operations:PollInterval"] = "00:00:00.5",
            ["Operations:SweepInterval"] = "00:00:00.5",
            ["Operations:FollowTimeout"] = "00:00:30",
        };
        foreach (var (key, value) in settings ?? new Dictionary<string, string>()) all[key] = value;
        var simulator = new SimulatorApp(new SimulatorArguments(CloudPort: 0), TimeProvider.System, options);
        await simulator.StartAsync();
        var rig = new Rig(simulator, directory, all);
        await rig.Bot.StartAsync();
        return rig;
    }

    /// <summary>
    /// The wave of #1001 is claimed, and its bytes wait for a token: the cloud did not take the one that was there, so the POST did nothing and goes again
    /// with a new one.
    /// </summary>
    /// <param name="token">What keeps the new token from coming.</param>
    public async Task ClaimWithOldTokenAsync(Fault token)
    {
        await SayAsync("list servers");
        await UntilAsync(() => Cloud.Requests.Any(request => request is { Call: "servers", Status: 200 }), "a first token");
        Cloud.Faults.Add(new Fault("restart", FaultKind.Status, Times: 1, Status: 401, Code: "APIGW.0307"));
        Cloud.Faults.Add(token);
        await SayAsync("restart phone web-0007");
        await UntilAsync(() => Cloud.Count("restart") == 1, "the POST that the cloud did not take");
        await UntilRowAsync("waves WHERE state = 'Sending'");
    }

    /// <summary>As Teams does it: what was answered with 503 is delivered again, the same activity, until it is taken in.</summary>
    public Task SayAsync(string text)
    {
        var activity = Activity(text);
        return UntilAsync(async () => await DeliverAsync(activity) == 202, $"202 for {text}");
    }

    /// <summary>One delivery.</summary>
    /// <returns>The HTTP status that Teams would see.</returns>
    public Task<int> SendAsync(string text) => DeliverAsync(Activity(text));

    public async Task<bool> IsReadyAsync() => await Until.AnswersAsync(_http, new Uri(Bot.Address, "health/ready"));

    /// <summary>Holds back Teams' answer to the first message like this, after its effect, until the next kill.</summary>
    public void Hold(Func<TeamsMessage, bool> message) => _held = message;

    public void Release() => _release.Set();

    /// <summary>kill -9, then all faults end, then a new start on the same rows.</summary>
    public async Task CrashAsync()
    {
        await Bot.KillAsync();
        Release();
        Cloud.Faults.Clear();
        Simulator.Teams.Faults.Clear();
        await Bot.StartAsync();
    }

    /// <summary>How many rows a query counts now.</summary>
    public async Task<long> RowsAsync(string countQuery)
    {
        await using var connection = new SqliteConnection($"Data Source={Database};Mode=ReadOnly;Pooling=False;Default Timeout=5");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' own text.
        command.CommandText = "SELECT COUNT(*) FROM " + countQuery;
#pragma warning restore CA2100
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    public Task UntilRowAsync(string countQuery) => UntilAsync(async () => await RowsAsync(countQuery) > 0, countQuery);

    public Task UntilAsync(Func<bool> condition, string what) => UntilAsync(() => Task.FromResult(condition()), what);

    public Task UntilAsync(Func<Task<bool>> condition, string what) => Until.TrueAsync(
        condition, TimeSpan.FromSeconds(100), () => $"Not so: {what}. Messages:\n{string.Join("\n---\n", Messages.Select(message => message.Text))}");

    public IReadOnlyList<TeamsMessage> Cards(int number) => [.. Messages.Where(message => message.Text.StartsWith($"#{number} ", StringComparison.Ordinal))];

    public IReadOnlyList<TeamsMessage> EndReplies(int number) =>
        [.. Messages.Where(message => message.Text.StartsWith("<at>", StringComparison.Ordinal) && message.Text.Contains($"#{number} ", StringComparison.Ordinal))];

    /// <summary>The state on the newest card: the words between the colon of its first line and what follows.</summary>
    public string StateOf(int number)
    {
        if (Cards(number) is not [.., var card]) return "";
        var line = card.Text.Split('\n')[0];
        return line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..].Trim().TrimEnd('.');
    }

    /// <summary>All is said: every operation has ended, every turn is done, and nothing is left to be written.</summary>
    public Task UntilQuietAsync() => UntilAsync(
        async () => await RowsAsync("operations WHERE ended_at IS NULL") == 0 && await RowsAsync("turns WHERE wake_at IS NOT NULL") == 0
            && await RowsAsync("posts WHERE wake_at IS NOT NULL") == 0,
        "quiet");

    public async ValueTask DisposeAsync()
    {
        Release();
        await Bot.DisposeAsync();
        await Simulator.DisposeAsync();
        _http.Dispose();
        _release.Dispose();
        _own.Delete(recursive: true);
    }

    private string Activity(string text) => _activities.Message(Person.Ana, Place.Channel, text).ToJsonString();

    private async Task<int> DeliverAsync(string activity)
    {
        using var content = new StringContent(activity, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        using var response = await _http.PostAsync(Bot.Endpoint, content);
        return (int)response.StatusCode;
    }

    private void Meet(TeamsMessage message)
    {
        if (_held?.Invoke(message) != true) return;
        _held = null;
        HoldsMessage = true;
        _release.Wait(HeldAtMost);
    }
}
