using System.Net.Sockets;

namespace CphBot.SystemTests.Harness;

/// <summary>A real Redis server that keeps nothing on disk.</summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);
    private static readonly Lazy<Task<RedisServer>> Shared = new(StartSharedAsync);

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("cphbot-redis-");
    private readonly int _port = FreePort.Next();
    private ChildProcess? _server;
    private int _databases;

    private RedisServer()
    {
    }

    /// <summary>The one server for all tests that leave it alone.</summary>
    public static Task<RedisServer> SharedAsync() => Shared.Value;

    /// <returns>The address of a database of its own on this server: clusters that share one would be one cluster.</returns>
    public string CreateDatabase() => $"{Address},defaultDatabase={Interlocked.Increment(ref _databases)}";

    public int Port => _port;

    public string Address => $"127.0.0.1:{_port}";

    public static async Task<RedisServer> StartNewAsync()
    {
        if (!File.Exists("/usr/bin/redis-server")) throw new InvalidOperationException("Redis is missing: apt-get install redis-server");
        var server = new RedisServer();
        await server.StartAsync();
        return server;
    }

    public async Task StartAsync()
    {
        _server = ChildProcess.Start(
            ["/usr/bin/redis-server", "--port", $"{_port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--databases", "10000"], _directory.FullName, Path.Combine(_directory.FullName, "log"));
        await Until.TrueAsync(IsUpAsync, Soon, () => $"Redis does not start:\n{_server.Tail}");
    }

    public Task KillAsync() => _server!.KillAsync();

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
        _directory.Delete(recursive: true);
    }

    private static async Task<RedisServer> StartSharedAsync()
    {
        var server = await StartNewAsync();
        ChildProcess.RunAfterTests("kill \"$1\"; rm -rf \"$2\"", $"{server._server!.Id}", server._directory.FullName);
        return server;
    }

    private async Task<bool> IsUpAsync()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", _port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
