using CphBot.Simulator.Hosting;
using CphBot.Simulator.Teams;
using Xunit;

namespace CphBot.Tests.Simulator;

public sealed class SimulatorAppTests
{
    [Fact]
    public async Task It_listens_on_loopback_at_the_port_it_got_and_speaks_for_cloud_and_Teams()
    {
        await using var app = new SimulatorApp(new SimulatorArguments(CloudPort: 0), TimeProvider.System);
        await app.StartAsync();
        using var http = new HttpClient();

        var state = await http.GetStringAsync(new Uri(app.Address + "/simulator/state"));
        using var posted = await http.PostAsync(
            new Uri(app.ServiceUrl + $"v3/conversations/{Uri.EscapeDataString(Place.Channel.Id)}/activities"), new StringContent("""{"type":"message","text":"hello"}"""));

        Assert.Equal("127.0.0.1", new Uri(app.Address).Host);
        Assert.NotEqual(0, new Uri(app.Address).Port);
        Assert.Contains("tokensIssued", state, StringComparison.Ordinal);
        Assert.Equal("hello", Assert.Single(app.Teams.Messages).Text);
        Assert.True(posted.IsSuccessStatusCode);
    }
}
