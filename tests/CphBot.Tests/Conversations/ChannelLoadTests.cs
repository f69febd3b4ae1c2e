using System.Globalization;
using CphBot.Simulator.Teams;
using CphBot.Tests.EndToEnd;
using CphBot.Tests.Figures;
using Xunit;
using Xunit.Abstractions;

namespace CphBot.Tests.Conversations;

/// <summary>Many live operations in one channel: the real bot in virtual time against the windows that Teams publishes.</summary>
public sealed class ChannelLoadTests(ITestOutputHelper output)
{
    [Fact]
    public async Task However_many_operations_live_in_a_channel_no_window_is_exceeded_and_every_end_is_shown_in_bounded_time()
    {
        var lines = new List<BudgetFigures>();
        foreach (var operations in new[] { 1, 10, 50, 200 }) lines.Add(await BudgetFigures.MeasureAsync(operations));
        var table = BudgetTable.Of(lines);
        output.WriteLine(table);
        Report.Write(BudgetTable.Name, table);

        Assert.All(lines, line => Assert.Equal(0, line.Bot.Violations));
        Assert.All(lines, line => Assert.True(line.Bot.LongestEnd <= line.EndBound, string.Create(CultureInfo.InvariantCulture, $"{line.Operations}: {line.Bot.LongestEnd}")));
    }

    [Fact]
    public async Task Who_asks_something_waits_for_one_place_in_the_window_and_not_for_the_first_messages_of_all_others()
    {
        await using var bot = await BotApp.StartAsync(null, ("Cloud:WritesPerMinute", "600"));
        for (var phone = 1; phone <= 80; phone++)
        {
            await bot.SendAsync(bot.Activities.Message(Person.Ana, Place.Channel, string.Create(CultureInfo.InvariantCulture, $"restart phone web-{phone:D4}")).ToJsonString());
        }

        // The window of 30 s is full.
        await bot.UntilAsync(() => bot.Teams.Messages.Count >= 60);
        var before = bot.Teams.Messages.Count;
        await bot.SayAsync("whoami", by: Person.Lee);
        await bot.UntilAsync(() => bot.Teams.Messages.Count > before);

        Assert.Contains(Person.Lee.ObjectId!, bot.Teams.Messages[before].Text, StringComparison.Ordinal);
    }
}
