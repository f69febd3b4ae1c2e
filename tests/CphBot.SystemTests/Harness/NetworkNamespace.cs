using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace CphBot.SystemTests.Harness;

/// <summary>
/// A network of its own for one process: a cable to the others of the same <see cref="NetworkSwitch"/>, which can be pulled, and its own loopback,
/// on which what listens on ours can be reached, cable or not.
/// </summary>
internal sealed partial class NetworkNamespace : IAsyncDisposable
{
    private const int NewNetwork = 0x40000000;

    private readonly List<TcpListener> _listeners = [];
    private readonly string _name;
    private readonly string _cable;

    private NetworkNamespace(string name, string cable) => (_name, _cable) = (name, cable);

    /// <summary>What a command begins with that is to run in it.</summary>
    public IReadOnlyList<string> Enter => ["ip", "netns", "exec", _name];

    public static async Task<NetworkNamespace> CreateAsync(NetworkSwitch network, int number)
    {
        var space = new NetworkNamespace($"{network.Name}n{number}", $"{network.Name}v{number}");
        await IpAsync("netns", "add", space._name);
        await IpAsync("link", "add", space._cable, "type", "veth", "peer", "name", "eth0", "netns", space._name);
        await IpAsync("link", "set", space._cable, "master", network.Name, "up");
        await IpAsync("-n", space._name, "addr", "add", $"10.213.77.{number}/24", "dev", "eth0");
        await IpAsync("-n", space._name, "link", "set", "eth0", "up");
        await IpAsync("-n", space._name, "link", "set", "lo", "up");
        return space;
    }

    /// <summary>What listens on this port of our loopback can be reached at the same port of its own.</summary>
    public void LetReach(int port) => Forward(Inside(() => Listen(port)), () => Connect(port));

    /// <summary>What listens on this port of its loopback can be reached at the same port of ours.</summary>
    public void Expose(int port) => Forward(Listen(port), () => Inside(() => Connect(port)));

    public Task PullCableAsync() => IpAsync("link", "set", _cable, "down");

    public Task PlugCableAsync() => IpAsync("link", "set", _cable, "up");

    public async ValueTask DisposeAsync()
    {
        foreach (var listener in _listeners) listener.Dispose();
        await IpAsync("netns", "del", _name);
    }

    internal static async Task IpAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("ip", arguments) { RedirectStandardError = true })!;
        var problem = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"This test needs root and iproute2 for network namespaces. ip {string.Join(' ', arguments)}: {problem}");
    }

    private static TcpListener Listen(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        return listener;
    }

    private static TcpClient Connect(int port)
    {
        var client = new TcpClient();
        client.Connect(IPAddress.Loopback, port);
        return client;
    }

    /// <summary>A socket stays in the network in which it was made, so that only its making needs a thread there.</summary>
    private T Inside<T>(Func<T> make)
    {
        T made = default!;
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                using var space = File.OpenHandle($"/run/netns/{_name}");
                if (SetNamespace(space, NewNetwork) != 0) throw new InvalidOperationException($"setns failed: error {Marshal.GetLastPInvokeError()}. This test needs root.");
                made = make();
            }
            catch (Exception e)
            {
                failure = e;
            }
        });
        thread.Start();
        thread.Join();
        return failure is null ? made : throw failure;
    }

    private void Forward(TcpListener from, Func<TcpClient> connect)
    {
        _listeners.Add(from);
        _ = AcceptAsync(from, connect);
    }

    private static async Task AcceptAsync(TcpListener from, Func<TcpClient> connect)
    {
        while (true)
        {
            TcpClient client;
            try { client = await from.AcceptTcpClientAsync(); }
            catch (Exception e) when (e is SocketException or ObjectDisposedException) { return; }
            _ = CarryAsync(client, connect);
        }
    }

    private static async Task CarryAsync(TcpClient client, Func<TcpClient> connect)
    {
        try
        {
            using (client)
            using (var server = await Task.Run(connect))
            {
                await Task.WhenAny(client.GetStream().CopyToAsync(server.GetStream()), server.GetStream().CopyToAsync(client.GetStream()));
            }
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            // One of the two ends is gone; the other notices as it would without us.
        }
    }

    [LibraryImport("libc", EntryPoint = "setns", SetLastError = true)]
    private static partial int SetNamespace(SafeHandle space, int kind);
}

/// <summary>What the cables of several <see cref="NetworkNamespace"/>s lead to.</summary>
internal sealed class NetworkSwitch : IAsyncDisposable
{
    private static int _count;

    private NetworkSwitch(string name) => Name = name;

    /// <summary>Of the bridge: at most 15 characters with what is added to it.</summary>
    public string Name { get; }

    public static async Task<NetworkSwitch> CreateAsync()
    {
        var network = new NetworkSwitch($"cph{Environment.ProcessId % 100000}{(char)('a' + (Interlocked.Increment(ref _count) % 26))}");
        await NetworkNamespace.IpAsync("link", "add", network.Name, "type", "bridge");
        await NetworkNamespace.IpAsync("link", "set", network.Name, "up");
        return network;
    }

    public async ValueTask DisposeAsync() => await NetworkNamespace.IpAsync("link", "del", Name);
}
