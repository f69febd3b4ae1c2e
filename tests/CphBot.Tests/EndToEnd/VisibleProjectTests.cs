using CphBot.Simulator.Teams;
using Xunit;

namespace CphBot.Tests.EndToEnd;

/// <summary>A conversation may be served by projects of which the asker may see nothing.</summary>
public sealed class VisibleProjectTests
{
    [Theory]
    [InlineData("show 1001", "There is no operation #1001 here.")]
    [InlineData("cancel 1001", "There is no operation #1001 here.")]
    [InlineData("can I cancel 1001 in project demo", "There is no operation #1001 here.")]
    [InlineData("list operations", "No operations in demo")]
    [InlineData("audit", "Audit\npolicy: loaded")]
    [InlineData("holds", "Nothing is held")]
    [InlineData("release 1", "There is no hold 1 here.")]
    public async Task In_a_personal_chat_a_project_of_which_one_may_see_nothing_does_not_exist(string typed, string answer)
    {
        await using var bot = await BotApp.StartAsync(null, [.. ProjectTests.TwoProjects(Place.Channel.Id), .. Rules.Of(0, Person.Ana.Id(), "*", "project:demo"), .. Rules.Of(1, Person.Lee.Id(), "*")]);
        await bot.SayAsync("restart phones web-0001, web-0002 because secret", Person.Lee, Place.OtherChannel);
        await bot.SayAsync("hold web-0009 for 2 hours because secret", Person.Lee, Place.OtherChannel);

        await bot.DeliverAsync(bot.Activities.Personal(Person.Ana, typed));

        Assert.StartsWith(answer, bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.DeliverAsync(bot.Activities.Personal(Person.Lee, typed));
        Assert.True(bot.LastMessage.Text.Contains("game", StringComparison.Ordinal) || bot.LastMessage.Text.Contains("secret", StringComparison.Ordinal) || bot.LastMessage.Text.Contains("1001", StringComparison.Ordinal));
    }
}
