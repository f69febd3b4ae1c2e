using CphBot.Simulator.Cloud;
using CphBot.Simulator.Hosting;
using Xunit;

namespace CphBot.Tests.Simulator;

public sealed class SimulatorArgumentsTests
{
    [Fact]
    public void Every_option_is_read()
    {
        string[] words = ["--phones", "100000", "--seed", "7", "--bot-port", "0", "--cloud-port", "4000", "--database", "x.db", "--quiet", "--cloud-only"];

        Assert.True(SimulatorArguments.TryParse(words, out var arguments, out _));
        Assert.Equal(new SimulatorArguments(100_000, 7, 0, 4000, "x.db", Quiet: true, CloudOnly: true), arguments);
    }

    [Theory]
    [InlineData("--nonsense", "no option --nonsense")]
    [InlineData("--phones", "needs a value")]
    [InlineData("--phones 0", "1 to 1000000")]
    [InlineData("--bot-port 99999", "0 to 65535")]
    public void What_is_wrong_is_said_with_what_is_allowed(string line, string said)
    {
        Assert.False(SimulatorArguments.TryParse(line.Split(' '), out _, out var problem));
        Assert.Contains(said, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void The_bots_settings_allow_everything_on_loopback_only()
    {
        var settings = SimulatedBot.Settings(new SimulatedCloudOptions(), "http://127.0.0.1:3979", "/tmp/bot.db");

        Assert.Equal("127.0.0.1:3979", settings["Teams:AllowedServiceHosts:0"]);
        Assert.Equal("http://127.0.0.1:3979", settings["Cloud:Projects:demo:CphEndpoint"]);
        Assert.Equal("Data Source=/tmp/bot.db", settings["Storage:ConnectionString"]);
        Assert.Equal(4, settings.Count(setting => setting.Key.StartsWith("Access:Rules:0:", StringComparison.Ordinal) && setting.Value == "*"));
    }
}
