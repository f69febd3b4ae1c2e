using System.Diagnostics;

namespace CphBot.SystemTests.Harness;

/// <summary>A file system of a few megabytes in memory, which can really be full.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private const int SizeMegabytes = 8;

    private SmallDisk(string path) => Path = path;

    public string Path { get; }

    private string Filler => System.IO.Path.Combine(Path, "filler");

    /// <exception cref="InvalidOperationException">It may not be mounted here.</exception>
    public static async Task<SmallDisk> MountAsync()
    {
        var path = Directory.CreateTempSubdirectory("cphbot-disk-").FullName;
        if (await RunAsync("mount", "-t", "tmpfs", "-o", $"size={SizeMegabytes}m", "cphbot", path) is { Length: > 0 } problem)
            throw new InvalidOperationException($"This test needs root (or `unshare -rm` around the test run) to mount a tmpfs: {problem}");
        return new SmallDisk(path);
    }

    /// <summary>Takes every byte that is left.</summary>
    public void Fill()
    {
        using var file = new FileStream(Filler, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        var page = new byte[4096];
        try
        {
            while (true) file.Write(page);
        }
        catch (IOException)
        {
            // Full.
        }
    }

    public void Free() => File.Delete(Filler);

    public async ValueTask DisposeAsync()
    {
        await RunAsync("umount", Path);
        Directory.Delete(Path);
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var problem = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? "" : $"{program} ended with {process.ExitCode}. {problem}";
    }
}
