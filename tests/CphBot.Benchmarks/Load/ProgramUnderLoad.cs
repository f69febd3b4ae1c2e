using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CphBot.Benchmarks.Load;

/// <summary>The program that is measured, in a process of its own: its CPU time and memory are what the system counts.</summary>
internal sealed class ProgramUnderLoad : IAsyncDisposable
{
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly string _output;

    private ProgramUnderLoad(Process process, string output, Uri address, TimeSpan readyAfter) => (_process, _output, Address, ReadyAfter) = (process, output, address, readyAfter);

    public Uri Address { get; }

    /// <summary>From the start of the process to the first answer that says so.</summary>
    public TimeSpan ReadyAfter { get; }

    public int Id => _process.Id;

    /// <summary>User and system time since its start.</summary>
    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Resident memory.</summary>
    public double Megabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1048576.0;
        }
    }

    /// <exception cref="InvalidOperationException">It has ended, which nobody asked of it; the message has what it wrote.</exception>
    public void ThrowIfEnded()
    {
        if (_process.HasExited) throw new InvalidOperationException($"The program under load ended with {_process.ExitCode}:\n{File.ReadAllText(_output)}");
    }

    /// <summary>The command that starts the bot in a folder. One that brings its runtime along is run as it is.</summary>
    public static string[] BotIn(string folder) =>
        File.Exists(Path.Combine(folder, "libcoreclr.so")) ? [Path.Combine(folder, "CphBot")] : ["dotnet", Path.Combine(folder, "CphBot.dll")];

    /// <param name="command">A program and its arguments.</param>
    /// <param name="folder">Where it runs; its output goes to a file there.</param>
    /// <param name="readyPath">Answered with 200 once it is ready.</param>
    public static async Task<ProgramUnderLoad> StartAsync(
        IReadOnlyList<string> command, string folder, IReadOnlyDictionary<string, string> settings, string readyPath = "health/ready")
    {
        var address = new Uri($"http://127.0.0.1:{FreePort().ToString(CultureInfo.InvariantCulture)}/");
        // The shell replaces itself by the command, so that the process is the command's.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >>output.log 2>&1 </dev/null", "sh", .. command]) { WorkingDirectory = folder };
        foreach (var (name, value) in settings) start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        start.Environment["ASPNETCORE_URLS"] = address.GetLeftPart(UriPartial.Authority);
        var began = TimeProvider.System.GetTimestamp();
        var process = Process.Start(start)!;
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        while (!await IsReadyAsync(http, new Uri(address, readyPath)))
        {
            if (process.HasExited || TimeProvider.System.GetElapsedTime(began) > ReadyWithin)
            {
                throw new InvalidOperationException($"{string.Join(' ', command)} does not become ready:\n{await File.ReadAllTextAsync(Path.Combine(folder, "output.log"))}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }

        return new ProgramUnderLoad(process, Path.Combine(folder, "output.log"), address, TimeProvider.System.GetElapsedTime(began));
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<bool> IsReadyAsync(HttpClient http, Uri url)
    {
        try
        {
            using var answer = await http.GetAsync(url);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
