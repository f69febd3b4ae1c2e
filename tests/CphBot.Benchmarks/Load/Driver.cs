using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using CphBot.Simulator.Teams;

namespace CphBot.Benchmarks.Load;

/// <summary>
/// People who type: each sends a command, and the next one once its card has arrived at the connector. They speak in many conversations of many
/// tenants, since Teams allows 7 writes a second in one of the first and 50 in one of the second, and the bot keeps to that.
/// </summary>
internal sealed class Driver : IDisposable
{
    private const int Conversations = 4000;

    private readonly ConcurrentDictionary<string, TaskCompletionSource> _awaited = new(StringComparer.Ordinal);
    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 512 });
    private readonly Surroundings _surroundings;
    private readonly AuthenticationHeaderValue _token;
    private readonly Dictionary<string, string[]> _templates;
    private int _last;

    public Driver(Surroundings surroundings)
    {
        (_surroundings, _token) = (surroundings, surroundings.Token());
        _templates = new[] { GroupChat, Personal }.ToDictionary(place => place.Kind, Template);
        surroundings.Posted += Arrived;
    }

    public static Place GroupChat { get; } = new("19:%conversation%@thread.v2", "groupChat");

    /// <summary>Here any project may be named.</summary>
    public static Place Personal { get; } = new("a:1%conversation%", "personal");

    public static IReadOnlyList<string> Tenants { get; } = [.. Enumerable.Range(0, 100).Select(number => $"11111111-2222-4333-8444-{number:x12}")];

    /// <summary>Sends so many commands, over so many connections at a time.</summary>
    public async Task<Sample> RunAsync(ProgramUnderLoad program, int connections, int turns, Workload workload)
    {
        var (accepted, shown) = (new ConcurrentBag<double>(), new ConcurrentBag<double>());
        var left = turns;
        var (cpu, began) = (program.Cpu, TimeProvider.System.GetTimestamp());
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                var (first, second) = await TurnAsync(program.Address, Interlocked.Increment(ref _last), workload);
                accepted.Add(first.TotalMilliseconds);
                shown.Add(second.TotalMilliseconds);
            }
        })));
        var took = TimeProvider.System.GetElapsedTime(began);
        return new Sample(turns / took.TotalSeconds, Latency.Of(accepted), Latency.Of(shown), (program.Cpu - cpu).TotalMicroseconds / turns, program.Megabytes);
    }

    public void Dispose()
    {
        _surroundings.Posted -= Arrived;
        _http.Dispose();
    }

    private async Task<(TimeSpan Accepted, TimeSpan Shown)> TurnAsync(Uri bot, int number, Workload workload)
    {
        var conversation = (number % Conversations).ToString(CultureInfo.InvariantCulture);
        var shown = _awaited[workload.Place.Id.Replace("%conversation%", conversation, StringComparison.Ordinal)] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var activity = Encoding.UTF8.GetBytes(Activity(number, conversation, workload));
        var began = TimeProvider.System.GetTimestamp();
        while (await DeliverAsync(bot, activity) is var status and not HttpStatusCode.Accepted)
        {
            // As Teams does it: the same activity again.
            if (status != HttpStatusCode.ServiceUnavailable) throw new InvalidOperationException($"The answer was {status}.");
            await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System);
        }

        var accepted = TimeProvider.System.GetElapsedTime(began);
        await shown.Task.WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System);
        return (accepted, TimeProvider.System.GetElapsedTime(began));
    }

    private async Task<HttpStatusCode> DeliverAsync(Uri bot, byte[] activity)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(bot, "api/messages")) { Content = new ByteArrayContent(activity) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.Authorization = _token;
        using var response = await _http.SendAsync(request);
        return response.StatusCode;
    }

    private string[] Template(Place place)
    {
        var json = new TeamsActivities(TimeProvider.System, _surroundings.ServiceUrl).Message(Person.Ana, place, "%text%");
        json["id"] = "%id%";
        return json.ToJsonString().Replace(TeamsActivities.Tenant, "%tenant%", StringComparison.Ordinal).Split('%');
    }

    private string Activity(int number, string conversation, Workload workload) => string.Concat(_templates[workload.Place.Kind].Select(part => part switch
    {
        "id" => $"1787{number:000000000}",
        "conversation" => conversation,
        "tenant" => Tenants[number % Tenants.Count],
        "text" => workload.Text(number),
        _ => part,
    }));

    private void Arrived(string conversation, byte[] activity)
    {
        if (_awaited.TryRemove(conversation, out var shown)) shown.TrySetResult();
    }
}

/// <param name="Text">The command with this number.</param>
internal sealed record Workload(string Name, Place Place, Func<int, string> Text);

/// <param name="CpuMicroseconds">Of the program that is measured, per turn.</param>
/// <param name="Accepted">Milliseconds to the 202.</param>
/// <param name="Shown">Milliseconds until the card was at the connector.</param>
internal sealed record Sample(double PerSecond, Latency Accepted, Latency Shown, double CpuMicroseconds, double Megabytes);

internal sealed record Latency(double Median, double P99)
{
    public static Latency Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return new Latency(sorted[sorted.Count / 2], sorted[sorted.Count * 99 / 100]);
    }

    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Median:0.0} / {P99:0.0}");
}
