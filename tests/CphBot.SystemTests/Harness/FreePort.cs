using System.Net;
using System.Net.Sockets;

namespace CphBot.SystemTests.Harness;

/// <summary>A port that nobody listens on. Another process could take it before it is used; the system hands out others first.</summary>
internal static class FreePort
{
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
