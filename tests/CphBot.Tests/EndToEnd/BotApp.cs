using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CphBot.Audit;
using CphBot.Cloud;
using CphBot.Fleet;
using CphBot.Hosting;
using CphBot.Simulator.Cloud;
using CphBot.Simulator.Hosting;
using CphBot.Simulator.Teams;
using CphBot.Simulator.Wire;
using CphBot.Storage;
using CphBot.Turns;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace CphBot.Tests.EndToEnd;

/// <summary>
/// The real bot in memory: activities in, HTTP requests, cards and rows out, in virtual time. Only the wires are short: the simulated cloud and
/// Teams answer in this process.
/// </summary>
internal sealed class BotApp : IAsyncDisposable
{
    private const string Simulator = "http://127.0.0.1:3979";

    private readonly DirectoryInfo _folder;
    private readonly WebApplication _simulator;
    private readonly VirtualTime _clock;
    private readonly Dictionary<string, string?> _settings;
    private readonly Action<IServiceCollection>? _configure;
    private WatchedRows? _rows;
    private WebApplication _bot = null!;
    private HttpClient _http = null!;
    private int _firstCalls;

    private BotApp(DirectoryInfo folder, SimulatedCloudOptions cloud, IReadOnlyDictionary<string, string?> settings, Action<IServiceCollection>? configure = null)
    {
        _configure = configure;
        _folder = folder;
        Time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 1, 0, 0, TimeSpan.Zero));
        _clock = new VirtualTime(Time, thrown =>
        {
            lock (Log) Log.Add($"A timer's callback threw: {thrown}");
        });
        Cloud = new SimulatedCloud(_clock, cloud);
        Teams = new SimulatedTeams(_clock);
        Activities = new TeamsActivities(Time, $"{Simulator}/amer/{TeamsActivities.Tenant}/");
        _settings = SimulatedBot.Settings(cloud, Simulator, DatabaseFile);
        // Tests of the call budget ask for less.
        _settings["Cloud:ReadsPerSecond"] = "100";
        Set(settings);

        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        _simulator = builder.Build();
        _simulator.MapSimulatedCloud(Cloud);
        _simulator.MapSimulatedTeams(Teams);
        Graph.Map(_simulator);
    }

    public FakeTimeProvider Time { get; }

    public SimulatedCloud Cloud { get; }

    /// <summary>What the cloud was asked since the bot was ready and had its first picture of the fleet.</summary>
    public IEnumerable<SeenRequest> CloudCalls => Cloud.Requests.Skip(_firstCalls);

    public SimulatedTeams Teams { get; }

    public TeamsActivities Activities { get; }

    /// <summary>Who is in which Entra group. Asked where Access:Graph is <see cref="FakeGraph.Address"/>.</summary>
    public FakeGraph Graph { get; } = new();

    public string DatabaseFile => Path.Combine(_folder.FullName, "cphbot.db");

    /// <summary>Whether the cloud can be reached at all.</summary>
    public Wire CloudWire { get; } = new();

    public Wire TeamsWire { get; } = new();

    public HttpClient Http => _http;

    public IServiceProvider Services => _bot.Services;

    public List<string> Log { get; } = [];

    public static Task<BotApp> StartAsync(SimulatedCloudOptions? cloud = null, params (string Key, string? Value)[] settings) => StartAsync(cloud, null, settings);

    /// <param name="configure">Puts something of the tests in the place of a part of the bot.</param>
    public static async Task<BotApp> StartAsync(SimulatedCloudOptions? cloud, Action<IServiceCollection>? configure, params (string Key, string? Value)[] settings)
    {
        var app = new BotApp(Directory.CreateTempSubdirectory("cphbot-test-"), cloud ?? new SimulatedCloudOptions(), settings.ToDictionary(pair => pair.Key, pair => pair.Value), configure);
        foreach (var (key, value) in await TestRows.CreateAsync()) app._settings[key] = value;
        await app._simulator.StartAsync();
        await app.StartBotAsync();
        return app;
    }

    /// <summary>A bot that finds a database file.</summary>
    /// <param name="sql">Makes the file.</param>
    /// <param name="age">How long after the start of virtual time it was left behind.</param>
    public static async Task<BotApp> StartOnFileAsync(string sql, TimeSpan age)
    {
        var app = new BotApp(Directory.CreateTempSubdirectory("cphbot-test-"), new SimulatedCloudOptions(), new Dictionary<string, string?>());
        app.Time.Advance(age);
        await using (var connection = new SqliteConnection($"Data Source={app.DatabaseFile};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' own text.
            command.CommandText = sql;
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync();
        }

        await app._simulator.StartAsync();
        await app.StartBotAsync();
        return app;
    }

    /// <summary>Ends the bot's process and starts another one on the same rows, perhaps with other settings; null takes one out.</summary>
    public async Task RestartBotAsync(params (string Key, string? Value)[] settings)
    {
        await StopBotAsync();
        Set(settings.ToDictionary(pair => pair.Key, pair => pair.Value));
        await StartBotAsync();
    }

    /// <summary>Says something in a channel (to the bot), and lets the bot do what it can at once.</summary>
    /// <returns>The answer's HTTP status.</returns>
    public async Task<int> SayAsync(string text, Person? by = null, Place? place = null, string? thread = null, params Person[] mentioned) =>
        await DeliverAsync(Activities.Message(by ?? Person.Ana, place ?? Place.Channel, text, thread, mentioned));

    public async Task<int> PressAsync(TeamsMessage card, string title, Person? by = null)
    {
        var button = card.Latest.Buttons.SingleOrDefault(button => button.Title == title)
            ?? throw new InvalidOperationException($"There is no button {title}, only: {string.Join(", ", card.Latest.Buttons.Select(button => button.Title))}");
        var place = new Place(card.Conversation, card.Thread is null ? "personal" : "channel");
        return await DeliverAsync(Activities.Press(by ?? Person.Ana, place, card.Id, JsonNode.Parse(button.Data.GetRawText())!, card.Thread));
    }

    public async Task<int> DeliverAsync(JsonObject activity)
    {
        var before = Teams.Requests.Count;
        var status = await SendAsync(activity.ToJsonString());
        // Nothing that answers a person waits for virtual time, unless the cloud is in trouble: until there is an answer, what looks like standstill is mostly a busy machine.
        for (var tries = 0; tries < (Teams.Requests.Count > before ? 4 : 20) && !await SettleAsync(); tries++)
        {
        }

        return status;
    }

    public async Task<int> SendAsync(string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        using var response = await _http.PostAsync("/api/messages", content);
        return (int)response.StatusCode;
    }

    /// <summary>Lets virtual time pass, a little at a time, so that whatever waits for it gets its turn.</summary>
    public async Task PassAsync(TimeSpan time, TimeSpan? step = null)
    {
        var end = Time.GetUtcNow() + time;
        var isIdle = await SettleAsync();
        while (Time.GetUtcNow() < end)
        {
            Time.Advance(step ?? Pace(isIdle));
            isIdle = await SettleAsync();
        }
    }

    /// <summary>Lets virtual time pass until it is so.</summary>
    public async Task UntilAsync(Func<bool> condition, TimeSpan? within = null)
    {
        var limit = Time.GetUtcNow() + (within ?? TimeSpan.FromMinutes(2));
        var isIdle = await SettleAsync();
        while (!condition())
        {
            if (Time.GetUtcNow() > limit) throw new TimeoutException($"Not so after {within ?? TimeSpan.FromMinutes(2)}. Messages:\n{Transcript}\nLog:\n{string.Join('\n', Log)}");
            Time.Advance(Pace(isIdle));
            isIdle = await SettleAsync();
        }
    }

    /// <summary>While something waits for virtual time each look costs real time, so the steps are larger.</summary>
    private static TimeSpan Pace(bool isIdle) => isIdle ? TimeSpan.FromMilliseconds(250) : TimeSpan.FromSeconds(1);

    /// <summary>
    /// Returns when nothing runs: true. What waits for virtual time (an answer that never comes, the call budget) would never end by itself, so
    /// this gives up, false, when nothing at all has moved for a while, and no rows are being written or read: then it is time's turn.
    /// </summary>
    public async Task<bool> SettleAsync()
    {
        var runner = Services.GetRequiredService<TurnRunner>();
        var owners = Services.GetRequiredService<IOwners>();
        var sweep = Services.GetRequiredService<Sweep>();
        while (true)
        {
            var seen = Moves;
            var idle = Task.WhenAll(sweep.IdleAsync(), runner.IdleAsync(), owners.IdleAsync());
            var done = idle.IsCompleted ? idle : await Task.WhenAny(idle, AWhileAsync(idle));
            if (done == idle && sweep.IdleAsync().IsCompleted && runner.IdleAsync().IsCompleted && owners.IdleAsync().IsCompleted) return true;
            if (done != idle && seen == Moves && _rows?.AreAtWork != true) return false;
        }
    }

    /// <summary>A quarter of a second; more on a machine that has much else to do, where whatever could move has had as many turns as this.</summary>
    private static async Task AWhileAsync(Task idle)
    {
        for (var turn = 0; turn < 10 && !idle.IsCompleted; turn++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(25), TimeProvider.System).ConfigureAwait(false);
            await Task.Run(static () => { }).ConfigureAwait(false);
        }
    }

    /// <summary>Changes whenever anything happens: each part logs what it does.</summary>
    private int Moves
    {
        get
        {
            lock (Log) return Log.Count + Cloud.Requests.Count + Teams.Requests.Count + (_rows?.Begun ?? 0);
        }
    }

    private void Set(IReadOnlyDictionary<string, string?> settings)
    {
        foreach (var (key, value) in settings)
        {
            if (value is null) _settings.Remove(key);
            else _settings[key] = value;
        }
    }

    public TeamsMessage LastMessage => Teams.Messages[^1];

    public string Transcript => string.Join("\n---\n", Teams.Messages.Select(message => message.Text));

    /// <summary>The card that follows an operation.</summary>
    public TeamsMessage? FindCard(long operation) => Teams.Messages.LastOrDefault(message => message.Text.StartsWith($"#{operation} ", StringComparison.Ordinal));

    public TeamsMessage CardOf(long operation) => FindCard(operation) ?? throw new InvalidOperationException($"There is no card of #{operation}:\n{Transcript}");

    public Task<IReadOnlyList<AuditEntry>> AuditAsync() => Services.GetRequiredService<Database>().ReadAsync(session => AuditStore.ReadAsync(session));

    public async ValueTask DisposeAsync()
    {
        await StopBotAsync();
        await _simulator.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    public async Task StartBotAsync()
    {
        _bot = BotHost.Build(["--environment=Development"], builder =>
        {
            builder.WebHost.UseTestServer();
            builder.Configuration.AddInMemoryCollection(_settings);
            builder.Logging.ClearProviders().AddProvider(new ListLogger(Log));
            builder.Services.AddSingleton<TimeProvider>(_clock);
            var rows = builder.Services.Last(service => service.ServiceType == typeof(Database)).ImplementationFactory!;
            builder.Services.AddSingleton<Database>(provider => _rows = new WatchedRows((Database)rows(provider)));
            _configure?.Invoke(builder.Services);
            builder.Services.ConfigureAll<HttpClientFactoryOptions>(options => options.HttpMessageHandlerBuilderActions.Add(handler =>
                handler.PrimaryHandler = new WireHandler(handler.Name == "teams-connector" ? TeamsWire : CloudWire, _simulator.GetTestServer().CreateHandler())));
        });
        await _bot.StartAsync();
        _http = _bot.GetTestClient();
        await WaitUntilReadyAsync();
        await ReadFleetAsync();
    }

    /// <summary>Whether the bot has a picture of the fleet yet must not depend on which of two threads is quicker.</summary>
    private async Task ReadFleetAsync()
    {
        var fleet = Services.GetRequiredService<FleetReader>();
        foreach (var project in Services.GetRequiredService<IOptions<CloudOptions>>().Value.Projects.Keys)
        {
            // A machine that has much else to do may look as if nothing moved.
            for (var tries = 0; tries < 8 && await fleet.SnapshotAsync(project, CancellationToken.None) is null; tries++) await SettleAsync();
        }

        await SettleAsync();
        _firstCalls = Cloud.Requests.Count;
    }

    private async Task WaitUntilReadyAsync()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30), TimeProvider.System);
        while (!(await _http.GetAsync("/health/ready", deadline.Token)).IsSuccessStatusCode)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, deadline.Token);
        }
    }

    public async Task StopBotAsync()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(2), TimeProvider.System);
        await _bot.StopAsync(soon.Token);
        await _bot.DisposeAsync();
        _http.Dispose();
    }
}
