using CphBot.Simulator.Cloud;
using CphBot.Simulator.Teams;

namespace CphBot.Simulator.Hosting;

/// <summary>The simulated cloud and Teams behind one address on loopback.</summary>
internal sealed class SimulatorApp : IAsyncDisposable
{
    private readonly WebApplication _web;

    /// <param name="cloud">What the cloud is like beyond the arguments' fleet and seed.</param>
    public SimulatorApp(SimulatorArguments arguments, TimeProvider time, SimulatedCloudOptions? cloud = null)
    {
        Cloud = new SimulatedCloud(time, (cloud ?? new SimulatedCloudOptions()) with { Phones = arguments.Phones, Seed = arguments.Seed });
        Teams = new SimulatedTeams(time);

        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls($"http://127.0.0.1:{arguments.CloudPort}");
        builder.Logging.OnlyTroubleToStderr();
        // A start that fails throws as well, and is told in one line then.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        // Calls that a fault leaves without an answer would hold up the end.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        _web = builder.Build();
        _web.MapSimulatedCloud(Cloud);
        _web.MapSimulatedTeams(Teams);
    }

    public SimulatedCloud Cloud { get; }

    public SimulatedTeams Teams { get; }

    /// <summary>Where it listens, once started; ends without a slash.</summary>
    public string Address => _web.Urls.First();

    /// <summary>What the activities of this Teams carry as their service URL.</summary>
    public string ServiceUrl => $"{Address}/amer/{TeamsActivities.Tenant}/";

    public Task StartAsync() => _web.StartAsync();

    public Task WaitForShutdownAsync() => _web.WaitForShutdownAsync();

    public ValueTask DisposeAsync() => _web.DisposeAsync();
}
