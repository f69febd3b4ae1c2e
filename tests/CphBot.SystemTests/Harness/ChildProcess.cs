using System.Diagnostics;
using System.Runtime.InteropServices;

namespace CphBot.SystemTests.Harness;

/// <summary>A process of ours whose output goes to a file, and which does not outlive its test.</summary>
internal sealed partial class ChildProcess : IAsyncDisposable
{
    private const int TailLines = 30;

    private static readonly TimeSpan GoneWithin = TimeSpan.FromSeconds(10);

    private readonly Process _process;
    private readonly string _log;

    private ChildProcess(Process process, string log) => (_process, _log) = (process, log);

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    /// <summary>The last lines of what it wrote.</summary>
    public string Tail => File.Exists(_log) ? string.Join('\n', File.ReadLines(_log).TakeLast(TailLines)) : "";

    /// <param name="environment">Added to our own.</param>
    /// <param name="log">Appended to.</param>
    public static ChildProcess Start(
        IReadOnlyList<string> command, string directory, string log, IReadOnlyDictionary<string, string>? environment = null)
    {
        // The shell replaces itself by the command, so that the process is the command's, and its output survives us.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >>\"$0\" 2>&1 </dev/null", log, .. command]) { WorkingDirectory = directory };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        return new ChildProcess(Process.Start(start)!, log);
    }

    /// <summary>Runs a shell script, with arguments $1, $2, …, once this test host is gone: it is ended without a word, so that somebody else must tidy up.</summary>
    public static void RunAfterTests(string script, params string[] arguments) =>
        Start(["/bin/sh", "-c", $"tail --pid=\"$0\" -f /dev/null; {script}", $"{Environment.ProcessId}", .. arguments], Path.GetTempPath(), "/dev/null");

    public void Signal(PosixSignalNumber signal)
    {
        if (Send(_process.Id, (int)signal) != 0)
            throw new InvalidOperationException($"No {signal} to process {_process.Id}: error {Marshal.GetLastPInvokeError()}.");
    }

    /// <summary>SIGSTOP. Each thread has stopped when this returns; some might still answer a moment after the signal.</summary>
    public void Stop()
    {
        Signal(PosixSignalNumber.Stop);
        if (!SpinWait.SpinUntil(() => Directory.GetDirectories($"/proc/{_process.Id}/task").All(HasStopped), GoneWithin)) throw new TimeoutException($"Process {_process.Id} does not stop.");

        // The state is the letter after the name, which stands in brackets: proc_pid_stat(5).
        static bool HasStopped(string thread) => File.ReadAllText(Path.Combine(thread, "stat")) is var line && line[line.LastIndexOf(')') + 2] == 'T';
    }

    /// <summary>SIGKILL for it and all that it started; it is gone when this returns.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await WaitForExitAsync(GoneWithin);
    }

    public async Task WaitForExitAsync(TimeSpan within)
    {
        using var deadline = new CancellationTokenSource(within, TimeProvider.System);
        try { await _process.WaitForExitAsync(deadline.Token); }
        catch (OperationCanceledException) { throw new TimeoutException($"Process {_process.Id} still runs after {within.TotalSeconds:0} s.\n{Tail}"); }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Send(int process, int signal);
}
