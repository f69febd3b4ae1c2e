using System.Text.Json.Nodes;
using CphBot.Simulator.Teams;
using Xunit;

namespace CphBot.Tests.EndToEnd;

/// <summary>Rights that were there when something was asked for, and are not when it goes.</summary>
public sealed class RightsOfTodayTests
{
    [Fact]
    public async Task Broken_glass_holds_only_while_a_rule_lets_it_be_broken()
    {
        await using var bot = await BotApp.StartAsync(null, ("Access:Rules:0:Approval", "OtherPerson"), ("Access:Rules:0:BreakGlass", "true"));
        await bot.SayAsync("restart phones web-0001..web-0003 one at a time because x");
        await bot.SayAsync("break glass 1001 because the shop is down");
        await bot.UntilAsync(() => bot.Cloud.Restarts.Count == 1);

        await bot.RestartBotAsync(("Access:Rules:0:BreakGlass", null));
        await bot.UntilAsync(() => bot.CardOf(1001).Text.Contains("Paused by itself: rule 0 does not let it go on without an approval any more.", StringComparison.Ordinal));
        await bot.PassAsync(TimeSpan.FromSeconds(30));

        Assert.Single(bot.Cloud.Restarts);
        Assert.Contains(await bot.AuditAsync(), line => line is { Operation: 1001, Rule: "rule 0" } && line.Outcome.StartsWith("not sent: Paused by itself", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_approval_of_somebody_who_may_not_approve_any_more_does_not_count(bool mayStill)
    {
        var mia = Person.Named("Mia");
        await using var bot = await BotApp.StartAsync(null, [.. Rules.Of(0, Person.Ana.Id(), "*", more: ("Approval", "TwoPersons")), .. Rules.Of(1, Person.Lee.Id(), "*"), .. Rules.Of(2, mia.Id(), "*")]);
        await bot.SayAsync("restart phones web-0001..web-0003 because x");
        await bot.SayAsync("approve 1001", Person.Lee);

        await bot.RestartBotAsync([.. Rules.Of(1, Person.Lee.Id(), mayStill ? "restart" : "read")]);
        await bot.SayAsync("approve 1001", mia);
        var expected = mayStill ? "#1001 restart 3 phones: Succeeded" : "#1001 restart 3 phones: Paused";
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith(expected, StringComparison.Ordinal));

        Assert.Equal(mayStill ? 3 : 0, bot.Cloud.Restarts.Count);
    }

    [Fact]
    public async Task A_requester_stays_of_their_own_tenant_whoever_writes_in_that_channel_next()
    {
        const string Other = "99999999-2222-3333-4444-555555555555";
        await using var bot = await BotApp.StartAsync(null, [.. Rules.Of(0, $"tenant:{TeamsActivities.Tenant}", "*"), .. Rules.Of(1, Person.Lee.Id(), "*")]);
        await bot.SayAsync("restart phones web-0001..web-0003 one at a time");
        await bot.SayAsync("confirm 1001");

        var foreign = bot.Activities.Message(Person.Lee, Place.Channel, "whoami").ToJsonString().Replace(TeamsActivities.Tenant, Other, StringComparison.Ordinal);
        await bot.DeliverAsync(JsonNode.Parse(foreign)!.AsObject());
        Assert.Contains($"\nTenant: {Other}\n", bot.LastMessage.Text, StringComparison.Ordinal);

        await bot.UntilAsync(() => bot.CardOf(1001).Text.Contains("Succeeded", StringComparison.Ordinal) || bot.CardOf(1001).Text.Contains("Paused", StringComparison.Ordinal));
        Assert.StartsWith("#1001 restart 3 phones: Succeeded", bot.CardOf(1001).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_directory_is_down_an_approval_is_not_said_to_count_no_more_and_nothing_goes_before_it_is_known()
    {
        const string OnCall = "9a9a9a9a-0000-4000-8000-000000000001";
        await using var bot = await BotApp.StartAsync(null, [
            .. Rules.Of(0, Person.Ana.Id(), "restart read", more: ("Approval", "OtherPerson")), .. Rules.Of(1, $"group:{OnCall}", "*"), ("Access:Graph", FakeGraph.Address)]);
        bot.Graph.Members[Person.Lee.Id()] = [OnCall];
        await bot.SayAsync("restart phones web-0001..web-0003 one at a time");
        await bot.SayAsync("approve 1001", Person.Lee);
        await bot.UntilAsync(() => bot.Cloud.Restarts.Count == 1);

        bot.Graph.IsDown = true;
        await bot.RestartBotAsync();
        await bot.PassAsync(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(1));
        Assert.StartsWith("#1001 restart 3 phones: Running", bot.CardOf(1001).Text, StringComparison.Ordinal);
        Assert.Single(bot.Cloud.Restarts);

        bot.Graph.IsDown = false;
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 restart 3 phones: Succeeded", StringComparison.Ordinal), TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task What_began_without_a_confirmation_does_not_go_on_when_the_rules_have_come_to_ask_for_one()
    {
        await using var bot = await BotApp.StartAsync(null, ("Access:Rules:0:Approval", "None"));
        await bot.SayAsync("restart phones web-0001, web-0002 one at a time");
        await bot.UntilAsync(() => bot.Cloud.Restarts.Count == 1);

        await bot.RestartBotAsync(("Access:Rules:0:Approval", "Confirm"));
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 restart 2 phones: Paused", StringComparison.Ordinal));

        Assert.Contains("Paused by itself: rule 0 asks for a confirmation by now, and it began without one.", bot.CardOf(1001).Text, StringComparison.Ordinal);
        Assert.Single(bot.Cloud.Restarts);
    }
}
