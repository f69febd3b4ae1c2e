using CphBot.Simulator.Hosting;
using CphBot.SystemTests.Harness;
using Xunit;

namespace CphBot.SystemTests;

/// <summary>The real bot as a process, a simulated cloud, and the Agents Playground in a browser. Each test opens a page of its own.</summary>
public sealed class Stage : IAsyncLifetime
{
    /// <summary>Everything, and in a corner of the fleet a reset without the two other persons whom a page has not.</summary>
    private static readonly Dictionary<string, string> Rules = new()
    {
        ["Access:Rules:0:May:0"] = "reset",
        ["Access:Rules:0:On:0"] = "web-0151..web-0160",
        ["Access:Rules:0:Approval"] = "Confirm",
        ["Access:Rules:1:Who:0"] = "*",
        ["Access:Rules:1:Where:0"] = "*",
        ["Access:Rules:1:May:0"] = "*",
        ["Access:Rules:1:On:0"] = "*",
        ["Cloud:Projects:demo:ExportTo"] = "obs://backup/phones",
    };

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("cphbot-stage-");
    private readonly SimulatorApp _simulator = new(new SimulatorArguments(CloudPort: 0), TimeProvider.System);
    private Chromium? _chromium;
    private BotProcess? _bot;
    private Distance? _distance;
    private Playground? _playground;

    public async Task InitializeAsync()
    {
        await _simulator.StartAsync();
        // Before the bot has its picture of the fleet.
        Cloud.SetStatus("web-0103", 6);
        _bot = RealBot.Beside(_simulator, _directory.FullName, Rules);
        await _bot.StartAsync();
        _chromium = await Chromium.StartAsync();
        _distance = await Distance.StartAsync(_bot.Endpoint);
        _playground = await Playground.StartAsync(_distance.Endpoint);
    }

    internal Simulator.Cloud.SimulatedCloud Cloud => _simulator.Cloud;

    internal Task<TeamsPage> OpenPageAsync() => TeamsPage.OpenAsync(_chromium!, _playground!);

    public async Task DisposeAsync()
    {
        if (_chromium is not null) await _chromium.DisposeAsync();
        if (_playground is not null) await _playground.DisposeAsync();
        if (_distance is not null) await _distance.DisposeAsync();
        if (_bot is not null) await _bot.DisposeAsync();
        await _simulator.DisposeAsync();
        _directory.Delete(recursive: true);
    }
}
