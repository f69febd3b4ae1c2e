using System.Net.Sockets;

namespace CphBot.SystemTests.Harness;

/// <summary>A real Redis server that keeps nothing on disk.</summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("cphbot-redis-");
    private readonly int _port = FreePort.Next();
    private ChildProcess? _server;

    private RedisServer()
    {
    }

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
            ["/usr/bin/redis-server", "--port", $"{_port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"], _directory.FullName, Path.Combine(_directory.FullName, "log"));
        await Until.TrueAsync(IsUpAsync, Soon, () => $"Redis does not start:\n{_server.Tail}");
    }

    public Task KillAsync() => _server!.KillAsync();

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
        _directory.Delete(recursive: true);
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
