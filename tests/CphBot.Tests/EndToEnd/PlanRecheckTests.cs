using CphBot.Simulator.Teams;
using Xunit;

namespace CphBot.Tests.EndToEnd;

/// <summary>What has become of the phones of a plan by the time that somebody says yes.</summary>
public sealed class PlanRecheckTests
{
    private static readonly (string, string?) OtherPerson = ("Access:Rules:0:Approval", "OtherPerson");

    [Theory]
    [InlineData("restart phones stopped on server cph-01")]
    [InlineData("restart phones group idle")]
    public async Task A_phone_that_was_stopped_and_runs_again_is_not_restarted_for_having_been_stopped(string typed)
    {
        await using var bot = await BotApp.StartAsync(null, OtherPerson);
        await bot.SayAsync("group idle = stopped on server cph-01");
        foreach (var name in (string[])["web-0001", "web-0002", "web-0003"]) bot.Cloud.SetStatus(name, 8);
        await bot.PassAsync(TimeSpan.FromMinutes(3), TimeSpan.FromSeconds(5));
        await bot.SayAsync(typed);
        Assert.StartsWith("#1001 restart 3 phones: Awaiting approval\n", bot.CardOf(1001).Text, StringComparison.Ordinal);
        bot.Cloud.SetStatus("web-0002", 2);

        await bot.SayAsync("approve 1001", Person.Lee);

        Assert.StartsWith("#1001 restart 3 phones: Expired\n", bot.CardOf(1001).Text, StringComparison.Ordinal);
        Assert.StartsWith("#1002 restart 2 phones: Awaiting approval\n#1001 expired: web-0002 is running.\n", bot.CardOf(1002).Text, StringComparison.Ordinal);
        await bot.SayAsync("approve 1002", Person.Lee);
        await bot.UntilAsync(() => bot.CardOf(1002).Text.StartsWith("#1002 restart 2 phones: Succeeded", StringComparison.Ordinal));
        Assert.Equal(["web-0001", "web-0003"], bot.Cloud.Restarts.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_phone_that_was_named_may_have_been_started_meanwhile()
    {
        await using var bot = await BotApp.StartAsync(null, OtherPerson);
        bot.Cloud.SetStatus("web-0002", 8);
        await bot.SayAsync("restart phones web-0001, web-0002");
        bot.Cloud.SetStatus("web-0002", 2);

        await bot.SayAsync("approve 1001", Person.Lee);
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 restart 2 phones: Succeeded", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_phone_with_another_name_is_shown_anew_under_the_rule_for_that_name()
    {
        await using var bot = await BotApp.StartAsync(null, [.. Rules.Of(0, "*", "*", "vip-*", more: ("Approval", "TwoPersons")), .. Rules.Of(1, "*", "*")]);
        await bot.SayAsync("restart phones web-0001..web-0003");
        bot.Cloud.Rename("web-0002", "vip-1");

        await bot.SayAsync("confirm 1001");
        await bot.PassAsync(TimeSpan.FromSeconds(10));

        Assert.StartsWith("#1002 restart 3 phones: Awaiting approval\n#1001 expired: web-0002 is called vip-1.\n", bot.CardOf(1002).Text, StringComparison.Ordinal);
        Assert.Equal(0, bot.Cloud.Count("restart"));
    }
}
