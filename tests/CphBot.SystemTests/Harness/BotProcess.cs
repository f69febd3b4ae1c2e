using System.Globalization;

namespace CphBot.SystemTests.Harness;

/// <summary>A built program of ours as a real process, which can be killed, frozen and started again at the same address.</summary>
internal sealed class BotProcess : IAsyncDisposable
{
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StoppedWithin = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(2) };
    private readonly string _program;
    private readonly string _directory;
    private readonly IReadOnlyList<string> _runner;
    private readonly Dictionary<string, string> _environment;
    private ChildProcess? _process;

    /// <param name="program">An assembly's name without its extension: "CphBot" or "CphBot.Simulator".</param>
    /// <param name="directory">Where it runs and keeps its files; the same after a new start.</param>
    /// <param name="runner">What its command begins with, should something else start it.</param>
    /// <param name="settings">Configuration, with names as in appsettings.json: "Storage:ConnectionString".</param>
    public BotProcess(string program, string directory, IReadOnlyDictionary<string, string>? settings = null, IReadOnlyList<string>? runner = null)
    {
        (_program, _directory, _runner) = (program, directory, runner ?? []);
        Settings = settings ?? new Dictionary<string, string>();
        Address = new Uri($"http://127.0.0.1:{FreePort.Next().ToString(CultureInfo.InvariantCulture)}/");
        Log = Path.Combine(Repository.Artifacts("logs"), $"{program}-{Address.Port.ToString(CultureInfo.InvariantCulture)}.log");
        // Of another process, in an earlier test, that happened to have the same port.
        File.Delete(Log);
        _environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_URLS"] = Address.GetLeftPart(UriPartial.Authority),
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
        };
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
        {
            _environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }
    }

    public Uri Address { get; }

    public IReadOnlyDictionary<string, string> Settings { get; }

    /// <summary>Where Teams sends.</summary>
    public Uri Endpoint => new(Address, "api/messages");

    /// <summary>What it writes, over all its starts.</summary>
    public string Log { get; }

    /// <summary>Whether it has written this; what was only just launched may have no log yet.</summary>
    public bool HasWritten(string text) => File.Exists(Log) && File.ReadAllText(Log).Contains(text, StringComparison.Ordinal);

    public bool IsRunning => _process is { HasExited: false };

    /// <summary>The exit code of the last run.</summary>
    public int ExitCode => Process.ExitCode;

    private ChildProcess Process => _process ?? throw new InvalidOperationException($"{_program} was never started.");

    /// <summary>Returns when <c>GET /health/ready</c> says so.</summary>
    /// <exception cref="InvalidOperationException">It ended instead; the message has its last lines.</exception>
    /// <exception cref="TimeoutException">It runs, but is not ready in time.</exception>
    public async Task StartAsync()
    {
        await LaunchAsync();
        await UntilReadyAsync();
    }

    public Task UntilReadyAsync() => Until.TrueAsync(IsReadyAsync, ReadyWithin, () => $"{_program} is not ready after {ReadyWithin.TotalSeconds:0} s.\n{Process.Tail}");

    /// <summary>Returns at once.</summary>
    public async Task LaunchAsync()
    {
        if (IsRunning) throw new InvalidOperationException($"{_program} is running already.");
        if (_process is not null) await _process.DisposeAsync();
        _process = ChildProcess.Start([.. _runner, "dotnet", Path.Combine(AppContext.BaseDirectory, _program + ".dll")], _directory, Log, _environment);
    }

    /// <summary>Whether it answers at all.</summary>
    public Task<bool> IsLiveAsync() => Until.AnswersAsync(_http, new Uri(Address, "health/live"));

    /// <summary>One question, answered within two seconds or taken as no.</summary>
    public async Task<bool> IsReadyAsync()
    {
        if (Process.HasExited) throw new InvalidOperationException($"{_program} ended with exit code {Process.ExitCode}.\n{Process.Tail}");
        return await Until.AnswersAsync(_http, new Uri(Address, "health/ready"));
    }

    /// <summary>SIGKILL: no time for anything. Gone when this returns.</summary>
    public Task KillAsync() => Process.KillAsync();

    /// <summary>SIGSTOP: alive, and deaf, until <see cref="Thaw"/>.</summary>
    public void Freeze() => Process.Stop();

    /// <summary>SIGCONT: goes on as if no time had passed.</summary>
    public void Thaw() => Process.Signal(PosixSignalNumber.Continue);

    /// <summary>SIGTERM, then its own time to end.</summary>
    public async Task StopAsync()
    {
        Process.Signal(PosixSignalNumber.Terminate);
        await Process.WaitForExitAsync(StoppedWithin);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null) await _process.DisposeAsync();
        _http.Dispose();
    }
}
