using CphBot.Simulator.Cloud;
using CphBot.Simulator.Teams;
using Xunit;

namespace CphBot.Tests.EndToEnd;

/// <summary>Who may release what: it lets phones be changed again.</summary>
public sealed class HoldReleaseTests
{
    private static readonly (string, string?)[] AnaHasTen =
        [("Cloud:ReadsPerSecond", "1"), .. Rules.Of(0, Person.Ana.Id(), "*", "web-0001..web-0010"), .. Rules.Of(1, Person.Lee.Id(), "*")];

    [Theory]
    [InlineData("web-0100", "No rule allows release 1 phone that you may not see here.")]
    [InlineData("all", "Which phones hold 1 is on cannot be known before the fleet has been read. Try again in a few minutes.")]
    public async Task Before_the_fleet_has_been_read_nobody_releases_phones_that_they_may_not_change(string held, string answer)
    {
        await using var bot = await BotApp.StartAsync(new SimulatedCloudOptions { Phones = 8_000 }, AnaHasTen);
        await bot.SayAsync($"hold {held} for 2 hours because Lee's", Person.Lee);
        await bot.PassAsync(TimeSpan.FromSeconds(10));

        await bot.SayAsync("release 1");
        await bot.PassAsync(TimeSpan.FromSeconds(10));
        Assert.StartsWith(answer, bot.LastMessage.Text, StringComparison.Ordinal);

        await bot.SayAsync("release 1", Person.Lee);
        await bot.PassAsync(TimeSpan.FromSeconds(10));
        Assert.StartsWith("Hold 1: ", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Contains("is released by Lee", bot.LastMessage.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_cloud_is_down_whoever_may_change_everything_may_release_and_nobody_else()
    {
        await using var bot = await BotApp.StartAsync(new SimulatedCloudOptions { Phones = 8_000 }, AnaHasTen);
        await bot.SayAsync("hold web-0100 for 2 hours because Lee's", Person.Lee);
        await bot.PassAsync(TimeSpan.FromSeconds(10));
        bot.CloudWire.IsCut = true;

        await bot.SayAsync("release 1");
        await bot.PassAsync(TimeSpan.FromSeconds(30));
        Assert.StartsWith("Which phones hold 1 is on cannot be known", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("release 1", Person.Lee);
        await bot.PassAsync(TimeSpan.FromSeconds(30));
        Assert.Contains("is released by Lee", bot.LastMessage.Text, StringComparison.Ordinal);
    }
}
