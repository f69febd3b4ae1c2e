using CphBot.Simulator.Cloud;
using CphBot.Simulator.Teams;
using Xunit;

namespace CphBot.Tests.EndToEnd;

/// <summary>Rules of which it is not known just now whether they fit: nothing becomes milder for it.</summary>
public sealed class UnsureRuleTests
{
    private const string OnCall = "9a9a9a9a-0000-4000-8000-000000000001";

    /// <summary>So many phones, read so slowly, that the first picture of them takes a while.</summary>
    private static readonly SimulatedCloudOptions Large = new() { Phones = 8_000 };

    private static readonly (string, string?) Slowly = ("Cloud:ReadsPerSecond", "1");

    [Fact]
    public async Task While_Graph_is_down_a_milder_rule_further_down_does_not_take_over()
    {
        await using var bot = await BotApp.StartAsync(
            null, [.. Rules.Of(0, $"group:{OnCall}", "*", more: ("Approval", "TwoPersons")), .. Rules.Of(1, "*", "*"), ("Access:Graph", FakeGraph.Address)]);
        bot.Graph.Members[Person.Ana.Id()] = [];
        bot.Graph.Members[Person.Lee.Id()] = [OnCall];
        await bot.SayAsync("can I restart phone web-0007");
        Assert.Equal("Yes.\nYou may restart phone web-0007 here. Decided by rule 1.", bot.LastMessage.Text);
        bot.Graph.IsDown = true;

        await bot.SayAsync("restart phone web-0007", Person.Lee);
        await bot.PassAsync(TimeSpan.FromSeconds(5));

        Assert.StartsWith("#1001 restart 1 phone: Awaiting approval\n", bot.CardOf(1001).Text, StringComparison.Ordinal);
        Assert.Contains(await bot.AuditAsync(), line => line is { Operation: 1001, Rule: "rule 0, rule 1" });
        Assert.Equal(0, bot.Cloud.Count("restart"));
        // Who is known to be no member needs no directory.
        await bot.SayAsync("restart phone web-0008");
        await bot.UntilAsync(() => bot.Cloud.Restarts.ContainsKey("web-0008"));
    }

    [Theory]
    [InlineData("web-0007", true)]
    [InlineData("web-0100", false)]
    public async Task A_rule_for_a_server_counts_before_the_fleet_has_been_read(string phone, bool isOnIt)
    {
        await using var bot = await BotApp.StartAsync(
            Large, [Slowly, .. Rules.Of(0, "*", "*", "all phones on server cph-01", more: ("Approval", "OtherPerson")), .. Rules.Of(1, "*", "*")]);

        await bot.SayAsync($"restart phone {phone}");
        await bot.PassAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(isOnIt ? 0 : 1, bot.Cloud.Count("restart"));
        Assert.StartsWith(isOnIt ? "#1001 restart 1 phone: Awaiting approval\n" : "#1001 restart 1 phone: ", bot.CardOf(1001).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_Graph_is_down_an_hours_limit_is_used_up_by_those_of_whom_it_is_not_known_whether_it_is_theirs()
    {
        await using var bot = await BotApp.StartAsync(
            null, [.. Rules.Of(0, $"group:{OnCall}", "*", more: ("MaxPhonesPerHour", "2")), .. Rules.Of(1, "*", "*"), ("Access:Graph", FakeGraph.Address)]);
        bot.Graph.Members[Person.Ana.Id()] = [OnCall];
        bot.Graph.IsDown = true;

        await bot.SayAsync("restart phone web-0001");
        await bot.SayAsync("restart phone web-0041");
        await bot.UntilAsync(() => bot.Cloud.Restarts.Count == 2);
        await bot.SayAsync("restart phone web-0081");

        Assert.StartsWith("Rule 0 allows at most 2 phones an hour; 2 were sent in the last one, and this would be 1 more.", bot.LastMessage.Text, StringComparison.Ordinal);
    }
}
