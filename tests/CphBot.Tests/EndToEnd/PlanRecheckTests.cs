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
    public async Task A_plan_that_is_shown_anew_keeps_the_rights_of_whoever_asked_for_it()
    {
        await using var bot = await BotApp.StartAsync(null, [.. Rules.Of(0, Person.Ana.Id(), "restart read", more: ("Approval", "OtherPerson")), .. Rules.Of(1, Person.Lee.Id(), "*")]);
        await bot.SayAsync("restart phones web-0001..web-0003");
        bot.Cloud.Rename("web-0002", "vip-1");

        await bot.SayAsync("approve 1001", Person.Lee);
        await bot.PassAsync(TimeSpan.FromSeconds(10));

        Assert.StartsWith("#1002 restart 3 phones: Awaiting approval\n#1001 expired: web-0002 is called vip-1.\n", bot.CardOf(1002).Text, StringComparison.Ordinal);
        Assert.Contains("\nAsked by: Ana\n", bot.CardOf(1002).Text, StringComparison.Ordinal);
        Assert.Equal(0, bot.Cloud.Count("restart"));
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

    [Fact]
    public async Task What_changed_while_the_cloud_was_away_is_not_restarted_when_it_comes_back()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("restart phones web-0001..web-0003");
        bot.CloudWire.IsCut = true;
        await bot.SayAsync("confirm 1001");
        await bot.PassAsync(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(1));
        bot.Cloud.SetStatus("web-0002", 6);
        bot.Cloud.Rename("web-0003", "vip-3");

        bot.CloudWire.IsCut = false;
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 restart 3 phones: Partly failed", StringComparison.Ordinal));

        Assert.Equal(["web-0001"], bot.Cloud.Restarts.Keys);
        Assert.Contains("\nweb-0002: refused (Not sent: it is frozen now.)", bot.CardOf(1001).Text, StringComparison.Ordinal);
        Assert.Contains("\nweb-0003: refused (Not sent: it is called vip-3 now.)", bot.CardOf(1001).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_wave_is_read_again_before_it_goes()
    {
        await using var bot = await BotApp.StartAsync(null, [.. Rules.Of(0, "*", "*", "vip-*", more: ("Approval", "TwoPersons")), .. Rules.Of(1, "*", "*")]);
        await bot.SayAsync("restart phones web-0001..web-0003 one at a time");
        await bot.SayAsync("confirm 1001");
        await bot.UntilAsync(() => bot.Cloud.Restarts.ContainsKey("web-0001"));

        bot.Cloud.Rename("web-0002", "vip-2");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 restart 3 phones: Partly failed", StringComparison.Ordinal));

        Assert.Equal(["web-0001", "web-0003"], bot.Cloud.Restarts.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_single_phone_that_had_to_wait_for_the_cloud_is_read_again()
    {
        await using var bot = await BotApp.StartAsync(null, OtherPerson);
        await bot.SayAsync("restart phone web-0001");
        bot.CloudWire.IsCut = true;
        await bot.SayAsync("approve 1001", Person.Lee);
        await bot.PassAsync(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(1));
        bot.Cloud.Rename("web-0001", "vip-1");

        bot.CloudWire.IsCut = false;
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 restart 1 phone: Failed", StringComparison.Ordinal));

        Assert.Contains("Not sent: it is called vip-1 now.", bot.CardOf(1001).Text, StringComparison.Ordinal);
        Assert.Equal(0, bot.Cloud.Count("restart"));
    }
}
