using CphBot.Simulator.Cloud;
using CphBot.Simulator.Teams;
using Xunit;

namespace CphBot.Tests.EndToEnd;

/// <summary>Servers. A restart takes all phones of a server with it, so the plan shows them, and one that is held keeps the whole from going.</summary>
public sealed class ServerVerbTests
{
    private static readonly SimulatedCloudOptions Small = new() { Phones = 12, PhonesPerServer = 4 };

    [Fact]
    public async Task A_server_is_restarted_with_its_phones_and_all_of_them_must_run_again()
    {
        await using var bot = await BotApp.StartAsync(Small);
        bot.Cloud.SetStatus("web-0002", Status.Stopped);

        await bot.SayAsync("restart server cph-01 because its phones hang");
        var card = bot.LastMessage;
        Assert.StartsWith("#1001 restart server 1 server with 4 phones: Planned", card.Text, StringComparison.Ordinal);
        Assert.Contains("web-0004", card.Text, StringComparison.Ordinal);
        await bot.PressAsync(card, "Confirm");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.Contains(": Succeeded", StringComparison.Ordinal), TimeSpan.FromMinutes(5));

        Assert.Equal(1, bot.Cloud.Count("restart-servers"));
        Assert.Equal(0, bot.Cloud.Count("restart"));
        Assert.Equal(Status.ServerNormal, bot.Cloud.StatusOf("cph-01"));
    }

    [Fact]
    public async Task A_phone_that_does_not_come_back_is_told_although_its_server_runs()
    {
        await using var bot = await BotApp.StartAsync(Small, ("Operations:FollowTimeout", "00:02:00"));
        bot.Cloud.Behave("web-0003", new PhoneBehaviour.NeverBoots());

        await bot.SayAsync("restart server cph-01");
        await bot.PressAsync(bot.LastMessage, "Confirm");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.Contains(": Unclear", StringComparison.Ordinal), TimeSpan.FromMinutes(5));

        Assert.Contains("web-0003: unclear", bot.CardOf(1001).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("web-0004: unclear", bot.CardOf(1001).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_phone_that_is_held_keeps_its_server_from_being_restarted()
    {
        await using var bot = await BotApp.StartAsync(Small);
        await bot.SayAsync("hold web-0003 for 2 hours because a demo runs", Person.Lee);

        await bot.SayAsync("restart server cph-01");

        Assert.StartsWith("web-0003 would go with it, and is held", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Equal(0, bot.Cloud.Count("restart-servers"));
    }

    [Fact]
    public async Task A_hold_that_is_set_after_the_plan_keeps_it_from_being_sent()
    {
        await using var bot = await BotApp.StartAsync(Small);
        await bot.SayAsync("restart server cph-01");
        var card = bot.LastMessage;
        await bot.SayAsync("hold web-0003 for 2 hours because a demo runs", Person.Lee);

        await bot.PressAsync(card, "Confirm");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.Contains(": Failed", StringComparison.Ordinal));

        Assert.Equal(0, bot.Cloud.Count("restart-servers"));
        Assert.Contains("These 4: Not sent, because of web-0003 on it. Held by Lee until ", bot.CardOf(1001).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_waits_until_others_have_done_with_its_phones()
    {
        await using var bot = await BotApp.StartAsync(Small);
        bot.Cloud.Behave("web-0001", new PhoneBehaviour.Slow(TimeSpan.FromSeconds(40)));
        await bot.SayAsync("restart phone web-0001", Person.Lee);
        await bot.UntilAsync(() => bot.Cloud.Count("restart") == 1);

        await bot.SayAsync("restart server cph-01");
        await bot.PressAsync(bot.LastMessage, "Confirm");
        await bot.PassAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(0, bot.Cloud.Count("restart-servers"));
        Assert.Contains("Waits for #1001", bot.CardOf(1002).Text, StringComparison.Ordinal);

        await bot.UntilAsync(() => bot.CardOf(1002).Text.Contains(": Succeeded", StringComparison.Ordinal), TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task A_server_is_renamed()
    {
        await using var bot = await BotApp.StartAsync(Small);

        await bot.SayAsync("rename server cph-01 to cph-web");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 rename server 1 server: Succeeded", StringComparison.Ordinal));

        Assert.Equal(1, bot.Cloud.Count("rename-server"));
    }
}
