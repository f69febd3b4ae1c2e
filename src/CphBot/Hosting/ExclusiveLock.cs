using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace CphBot.Hosting;

/// <summary>Without a cluster one process at a time may own the rows: a lock on a file beside the database, released by the system when the process dies.</summary>
internal sealed class ExclusiveLock(IOptions<Storage.StorageOptions> options, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private FileStream? _file;

    private string Path => System.IO.Path.GetFullPath(new SqliteConnectionStringBuilder(options.Value.ConnectionString).DataSource) + ".lock";

    /// <summary>Waits until the process that has it is gone.</summary>
    /// <param name="onWait">Called once, when it has to be waited for.</param>
    public async Task TakeAsync(Action<string> onWait, CancellationToken cancel)
    {
        for (var first = true; _file is null; first = false)
        {
            try
            {
                _file = new FileStream(Path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException e) when (e is not DirectoryNotFoundException)
            {
                if (first) onWait(Path);
                await Task.Delay(Pause, time, cancel);
            }
        }
    }

    public void Dispose() => _file?.Dispose();
}
