using Npgsql;

namespace CphBot.SystemTests.Harness;

/// <summary>A real PostgreSQL server with an empty cluster of its own, which does not outlive the tests.</summary>
internal sealed class PostgreSqlServer : IAsyncDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);
    private static readonly Lazy<Task<PostgreSqlServer>> Shared = new(StartSharedAsync);

    private readonly DirectoryInfo _directory;
    private readonly int _port = FreePort.Next();
    private ChildProcess? _server;
    private int _databases;

    private PostgreSqlServer(DirectoryInfo directory) => _directory = directory;

    /// <summary>The one server for all tests that leave it alone.</summary>
    public static Task<PostgreSqlServer> SharedAsync() => Shared.Value;

    public static async Task<PostgreSqlServer> StartNewAsync()
    {
        var server = new PostgreSqlServer(Directory.CreateTempSubdirectory("cphbot-pg-"));
        await server.InitializeAsync();
        await server.StartAsync();
        return server;
    }

    /// <param name="like">The name of a database to copy, to which nobody is connected; null: an empty one.</param>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateDatabaseAsync(string? like = null)
    {
        var name = $"cphbot_{Interlocked.Increment(ref _databases)}";
        await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=False");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name} TEMPLATE {like ?? "template1"}", connection);
        await command.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    public Task StartAsync() => Until.TrueAsync(
        async () =>
        {
            // It refuses while processes of a killed server are still about to end.
            if (_server is null or { HasExited: true }) _server = StartServer();
            return await IsUpAsync();
        },
        Soon,
        () => $"PostgreSQL does not start:\n{_server?.Tail}");

    /// <summary>SIGKILL for the server and all its processes.</summary>
    public async Task KillAsync()
    {
        await _server!.KillAsync();
        // The next start would believe that it still runs.
        File.Delete(Path.Combine(Data, "postmaster.pid"));
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
        _directory.Delete(recursive: true);
    }

    public int Port => _port;

    private string Data => Path.Combine(_directory.FullName, "data");

    private string Log => Path.Combine(_directory.FullName, "log");

    private static async Task<PostgreSqlServer> StartSharedAsync()
    {
        var server = await StartNewAsync();
        ChildProcess.RunAfterTests(
            "kill -INT \"$(head -n 1 \"$1/data/postmaster.pid\")\"; while [ -e \"$1/data/postmaster.pid\" ]; do sleep 0.1; done; rm -rf \"$1\"", server._directory.FullName);
        return server;
    }

    // Rows on the disk of a test need not outlive a power cut.
    private ChildProcess StartServer() => ChildProcess.Start(
        [.. AsItself(), Tool("postgres"), "-D", Data, "-p", $"{_port}", "-k", _directory.FullName, "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off", "-c", "max_connections=300"],
        _directory.FullName, Log);

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private static string[] AsItself() => Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] : [];

    private static string Tool(string name) =>
        Directory.Exists("/usr/lib/postgresql")
        && Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin", name)).Where(File.Exists).Order(StringComparer.Ordinal).LastOrDefault() is { } path
            ? path
            : throw new InvalidOperationException("PostgreSQL is missing: apt-get install postgresql");

    private async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(Log, "");
        if (Environment.IsPrivilegedProcess) await RunAsync("chown", "-R", "postgres:", _directory.FullName);
        await RunAsync([.. AsItself(), Tool("initdb"), "-D", Data, "-U", "cphbot", "--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C"]);
    }

    private async Task RunAsync(params string[] command)
    {
        await using var process = ChildProcess.Start(command, _directory.FullName, Log);
        await process.WaitForExitAsync(Soon);
        if (process.ExitCode != 0) throw new InvalidOperationException($"{string.Join(' ', command)} failed:\n{process.Tail}");
    }

    private async Task<bool> IsUpAsync()
    {
        try
        {
            // A pooled one would be taken for open though the server is gone.
            await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=False");
            await connection.OpenAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private string ConnectionString(string database) => $"Host=127.0.0.1;Port={_port};Username=cphbot;Database={database}";
}
