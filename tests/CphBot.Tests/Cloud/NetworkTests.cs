using System.Net;
using System.Net.Sockets;
using System.Text;
using CphBot.Cloud;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CphBot.Tests.Cloud;

/// <summary>The same promises over real sockets, because they rest on what the platform's own HTTP stack does.</summary>
public sealed class NetworkTests : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private int _received;

    public NetworkTests() => _listener.Start();

    public void Dispose() => _listener.Dispose();

    [Fact]
    public async Task A_port_where_nobody_listens_is_not_sent()
    {
        var port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _listener.Stop();
        Assert.Equal(CphErrorKind.NotSent, Assert.IsType<ChangeAnswer.NotSent>(await RestartAsync($"http://127.0.0.1:{port}")).Reason.Kind);
    }

    [Fact]
    public async Task A_host_that_does_not_speak_tls_is_not_sent()
    {
        var serving = ServeAsync("HTTP/1.1 400 Bad Request\r\n\r\n");
        Assert.IsType<ChangeAnswer.NotSent>(await RestartAsync($"https://{_listener.LocalEndpoint}"));
        await serving;
    }

    [Fact]
    public async Task A_connection_that_is_cut_after_the_request_is_unclear_and_used_once()
    {
        var serving = ServeAsync(answer: "");
        Assert.IsType<ChangeAnswer.Unclear>(await RestartAsync($"http://{_listener.LocalEndpoint}"));
        await serving;
        Assert.Equal(1, _received);
    }

    [Fact]
    public async Task An_answer_that_is_cut_short_is_unclear()
    {
        var serving = ServeAsync("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"request_id\":\"r\",\"jobs\":[]}");
        Assert.IsType<ChangeAnswer.Unclear>(await RestartAsync($"http://{_listener.LocalEndpoint}"));
        await serving;
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        var serving = ServeAsync($"HTTP/1.1 307 Temporary Redirect\r\nLocation: http://{_listener.LocalEndpoint}/again\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        Assert.Equal(307, Assert.IsType<ChangeAnswer.Unclear>(await RestartAsync($"http://{_listener.LocalEndpoint}")).Reason.Status);
        await serving;
        Assert.False(_listener.Pending());
    }

    [Fact]
    public async Task A_change_arrives_as_plain_json_with_its_length()
    {
        var body = """{"request_id":"r","jobs":[]}""";
        var serving = ServeAsync($"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}");
        Assert.IsType<ChangeAnswer.Sent>(await RestartAsync($"http://{_listener.LocalEndpoint}"));

        var request = await serving;
        Assert.StartsWith("POST /v1/p-1/cloud-phone/phones/batch-restart HTTP/1.1\r\n", request, StringComparison.Ordinal);
        Assert.Contains("Content-Type: application/json\r\n", request, StringComparison.Ordinal);
        Assert.Contains("Content-Length: 33\r\n", request, StringComparison.Ordinal);
        Assert.EndsWith("""{"phones":[{"phone_id":"phone"}]}""", request, StringComparison.Ordinal);
    }

    private static async Task<ChangeAnswer> RestartAsync(string endpoint)
    {
        Dictionary<string, string?> settings = [];
        Peers.CloudApp.UseAccessKey(settings);
        settings["Cloud:Projects:main:CphEndpoint"] = endpoint;
        settings["Cloud:RequestTimeout"] = "00:01:00";   // real time, on a machine that may be busy
        await using var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddCloudPhones()
            .BuildServiceProvider();
        var window = SendWindow.Open(TimeProvider.System, TimeSpan.FromMinutes(1));
        return await services.GetRequiredService<CphClients>()["main"].RestartPhonesAsync(["phone"], window, default);
    }

    // One connection, one request read to the end of its body (or to what a client that speaks TLS sends first), one answer.
    private async Task<string> ServeAsync(string answer)
    {
        using var client = await _listener.AcceptTcpClientAsync();
        var stream = client.GetStream();
        var text = "";
        var buffer = new byte[8192];
        while (!text.EndsWith("]}", StringComparison.Ordinal) && !text.StartsWith('\u0016'))
        {
            var count = await stream.ReadAsync(buffer);
            if (count == 0) break;
            text += Encoding.Latin1.GetString(buffer, 0, count);
        }

        _received++;
        await stream.WriteAsync(Encoding.Latin1.GetBytes(answer));
        return text;
    }
}
