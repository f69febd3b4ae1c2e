using CphBot.Simulator.Teams;
using Xunit;

namespace CphBot.Tests.EndToEnd;

/// <summary>Of phones that no rule lets somebody see they are not told, however they ask.</summary>
public sealed class HiddenPhoneTests
{
    private static readonly (string, string?)[] LeeSeesTheFirstForty = [.. Rules.Of(0, Person.Lee.Id(), "*", "web-0001..web-0040 on server cph-01"), .. Rules.Of(1, Person.Ana.Id(), "*")];

    [Theory]
    [InlineData("restart phone web-0007")]
    [InlineData("show phone web-0007")]
    [InlineData("hold web-0007 for 1 hour because x")]
    [InlineData("restart phones web-0001..web-0009 except web-0007")]
    [InlineData("can I restart phone web-0007")]
    public async Task Which_phone_is_meant_is_asked_of_those_that_one_may_see(string typed)
    {
        await using var bot = await StartAsync();

        await bot.SayAsync(typed, Person.Lee);

        Assert.StartsWith("2 phones go by web-0007. You may see 1 of them. Which one?\n1: web-0007 on cph-01 (", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("cph-02", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(bot.LastMessage.Latest.Buttons, button => button.Title == "2");
        await bot.SayAsync(typed, Person.Ana);
        Assert.StartsWith("2 phones go by web-0007. Which one?\n1: web-0007 on cph-0", bot.LastMessage.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("restart phone secret-02")]
    [InlineData("show phone secret-02")]
    [InlineData("restart phones secret-02, web-0001, web-0002, web-0003, web-0004, web-0005")]
    [InlineData("restart phones secret*")]
    [InlineData("restart phones on server cph-02")]
    [InlineData("restart phones all")]
    [InlineData("restart server cph-02")]
    [InlineData("can I restart phones secret*")]
    [InlineData("list phones secret*")]
    public async Task No_answer_names_a_phone_that_one_may_not_see(string typed)
    {
        await using var bot = await StartAsync();

        await bot.SayAsync(typed, Person.Lee);

        Assert.DoesNotContain("secret-01", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("web-0052", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Null(bot.FindCard(1001));
    }

    [Fact]
    public async Task Whoever_may_restart_a_phone_is_told_of_it_although_no_rule_says_that_they_may_look()
    {
        await using var bot = await StartAsync(Rules.Of(0, Person.Lee.Id(), "restart", "web-*"));

        await bot.SayAsync("restart phone web-0007", Person.Lee);

        Assert.StartsWith("2 phones go by web-0007. Which one?", bot.LastMessage.Text, StringComparison.Ordinal);
    }

    private static async Task<BotApp> StartAsync((string, string?)[]? rules = null)
    {
        var bot = await BotApp.StartAsync(null, rules ?? LeeSeesTheFirstForty);
        bot.Cloud.Rename("web-0050", "web-0007");
        bot.Cloud.Rename("web-0051", "secret-01");
        await bot.PassAsync(TimeSpan.FromSeconds(61), TimeSpan.FromSeconds(1));
        await bot.SayAsync("list phones", Person.Ana);
        return bot;
    }
}
