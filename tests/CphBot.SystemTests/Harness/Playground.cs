using System.Globalization;

namespace CphBot.SystemTests.Harness;

/// <summary>The Microsoft 365 Agents Playground: plays the part of Teams for a bot on this machine. No tokens, nothing outside.</summary>
/// <remarks>It listens on every interface and has no option against it. A page that is opened anew shows nothing of what was said before.</remarks>
internal sealed class Playground : IAsyncDisposable
{
    private const string Configuration = ".m365agentsplayground.yml";

    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo _directory;
    private readonly ChildProcess _process;

    private Playground(DirectoryInfo directory, ChildProcess process, Uri address) => (_directory, _process, Address) = (directory, process, address);

    public Uri Address { get; }

    /// <summary>What it said to the bot and heard from it, as it records it: for a person to read when a test fails.</summary>
    public string Exchanges =>
        string.Concat(_directory.EnumerateFiles("events_recording_*.log", SearchOption.AllDirectories).Select(file => File.ReadAllText(file.FullName)));

    /// <param name="bot">The bot's endpoint, "http://127.0.0.1:…/api/messages".</param>
    public static async Task<Playground> StartAsync(Uri bot)
    {
        var program = Path.Combine(Repository.SystemTests, "node_modules", "@microsoft", "m365agentsplayground", "cli.js");
        if (!File.Exists(program))
            throw new InvalidOperationException("The Agents Playground is not installed: run `npm ci` in tests/CphBot.SystemTests, or tests/run.");

        var port = FreePort.Next().ToString(CultureInfo.InvariantCulture);
        var directory = Directory.CreateTempSubdirectory("cphbot-playground-");
        File.Copy(Path.Combine(Repository.SystemTests, Configuration), Path.Combine(directory.FullName, Configuration));
        string[] command =
        [
            "node", program, "start", "--app-endpoint", bot.ToString(), "--channel-id", "msteams", "--port", port,
            "--disable-telemetry", "--enable-events-recording",
        ];
        var process = ChildProcess.Start(command, directory.FullName, Path.Combine(Repository.Artifacts("logs"), $"playground-{port}.log"));
        var playground = new Playground(directory, process, new Uri($"http://localhost:{port}/"));
        try { await playground.WaitUntilReadyAsync(); }
        catch
        {
            await playground.DisposeAsync();
            throw;
        }

        return playground;
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _directory.Delete(recursive: true);
    }

    private async Task WaitUntilReadyAsync()
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        await Until.TrueAsync(
            () => _process.HasExited
                ? throw new InvalidOperationException($"The Agents Playground ended at its start.\n{_process.Tail}")
                : Until.AnswersAsync(http, Address),
            ReadyWithin,
            () => $"The Agents Playground does not answer after {ReadyWithin.TotalSeconds:0} s.\n{_process.Tail}");
    }
}
