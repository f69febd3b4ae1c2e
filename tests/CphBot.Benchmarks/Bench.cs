using System.Net.Http.Headers;
using System.Text;
using CphBot.Simulator.Hosting;
using CphBot.Simulator.Teams;
using Microsoft.AspNetCore.Builder;

namespace CphBot.Benchmarks;

/// <summary>The bot and what surrounds it, started once for a run.</summary>
internal sealed class Bench : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cphbot-bench-");
    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 256 });
    private WebApplication? _bot;

    public SimulatorApp Simulator { get; } = new(new SimulatorArguments(BotPort: 0, CloudPort: 0), TimeProvider.System);

    public TeamsActivities Activities { get; private set; } = null!;

    public static async Task<Bench> StartAsync()
    {
        var bench = new Bench();
        await bench.Simulator.StartAsync();
        bench._bot = SimulatedBot.Build(new SimulatorArguments(BotPort: 0, CloudPort: 0), bench.Simulator, Path.Combine(bench._folder.FullName, "cphbot.db"));
        await bench._bot.StartAsync();
        bench._http.BaseAddress = new Uri(bench._bot.Urls.First());
        bench.Activities = new TeamsActivities(TimeProvider.System, bench.Simulator.ServiceUrl);
        while (!(await bench._http.GetAsync("/health/ready")).IsSuccessStatusCode) await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        return bench;
    }

    /// <summary>Sends one activity.</summary>
    /// <returns>How long the 202 took.</returns>
    public async Task<TimeSpan> SendAsync(Person by, Place place, string text)
    {
        string json;
        lock (Activities) json = Activities.Message(by, place, text).ToJsonString();
        using var content = new StringContent(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        var start = TimeProvider.System.GetTimestamp();
        using var response = await _http.PostAsync("/api/messages", content);
        var took = TimeProvider.System.GetElapsedTime(start);
        return (int)response.StatusCode == 202 ? took : throw new InvalidOperationException($"The bot answered {(int)response.StatusCode}.");
    }

    public static string Quantiles(IEnumerable<TimeSpan> times)
    {
        var sorted = times.Order().ToList();
        return $"median {sorted[sorted.Count / 2].TotalMilliseconds:0.0} ms, p99 {sorted[sorted.Count * 99 / 100].TotalMilliseconds:0.0} ms, most {sorted[^1].TotalMilliseconds:0.0} ms";
    }

    public async ValueTask DisposeAsync()
    {
        if (_bot is not null)
        {
            await _bot.StopAsync();
            await _bot.DisposeAsync();
        }

        await Simulator.DisposeAsync();
        _http.Dispose();
        _folder.Delete(recursive: true);
    }
}
