using CphBot.Simulator.Teams;
using Xunit;

namespace CphBot.Tests.EndToEnd;

/// <summary>Rules for Entra groups: Microsoft Graph says who is in them.</summary>
public sealed class GroupAccessTests
{
    private const string OnCall = "9a9a9a9a-0000-4000-8000-000000000001";

    private static readonly (string, string?)[] OnCallRestarts = [.. Rules.Of(0, $"group:{OnCall}", "*"), ("Access:Graph", FakeGraph.Address)];

    [Fact]
    public async Task A_member_may_and_nobody_else()
    {
        await using var bot = await BotApp.StartAsync(null, OnCallRestarts);
        bot.Graph.Members[Person.Ana.Id()] = [OnCall];
        bot.Graph.Members[Person.Lee.Id()] = ["9a9a9a9a-0000-4000-8000-000000000002"];

        await bot.SayAsync("restart phone web-0007", Person.Lee);
        Assert.StartsWith("No rule allows restart here. Rule 0 would, but for its Who.", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("restart phone web-0007", Person.Named("Outsider"));
        Assert.StartsWith("No rule allows restart here.", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("restart phone web-0007", Person.Ana);
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 restart 1 phone: Succeeded", StringComparison.Ordinal));

        Assert.Equal(1, bot.Cloud.Restarts.Values.Sum());
    }

    [Fact]
    public async Task Graph_is_asked_once_in_a_few_minutes_for_each_person()
    {
        await using var bot = await BotApp.StartAsync(null, OnCallRestarts);
        bot.Graph.Members[Person.Ana.Id()] = [OnCall];

        for (var times = 0; times < 5; times++) await bot.SayAsync("list phones");
        Assert.Equal(1, bot.Graph.Calls);

        bot.Graph.Members[Person.Ana.Id()] = [];
        await bot.PassAsync(TimeSpan.FromMinutes(5.5), TimeSpan.FromSeconds(10));
        await bot.SayAsync("list phones");
        Assert.StartsWith("No rule allows list here.", bot.LastMessage.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_Graph_is_down_the_group_does_not_count_and_the_answer_says_so()
    {
        await using var bot = await BotApp.StartAsync(null, [.. OnCallRestarts, .. Rules.Of(1, Person.Lee.Id(), "*")]);
        bot.Graph.Members[Person.Ana.Id()] = [OnCall];
        bot.Graph.IsDown = true;

        await bot.SayAsync("restart phone web-0007");
        Assert.StartsWith("No rule allows restart here.", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.EndsWith("Whether a group of the rules is meant is not known just now, since Microsoft Graph does not answer.", bot.LastMessage.Text.Split("\nType:")[0], StringComparison.Ordinal);
        Assert.Equal(0, bot.Cloud.Count("restart"));

        // Whoever is named needs no directory.
        await bot.SayAsync("list phones", Person.Lee);
        Assert.StartsWith("200 phones", bot.LastMessage.Text, StringComparison.Ordinal);
        bot.Graph.IsDown = false;
        await bot.PassAsync(TimeSpan.FromSeconds(31), TimeSpan.FromSeconds(1));
        await bot.SayAsync("restart phone web-0007");
        await bot.UntilAsync(() => bot.Cloud.Restarts.ContainsKey("web-0007"));
    }
}
