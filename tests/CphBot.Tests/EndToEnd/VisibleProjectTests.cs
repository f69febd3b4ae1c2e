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

    [Fact]
    public async Task Nor_is_its_name_told_or_asked_about()
    {
        await using var bot = await BotApp.StartAsync(null, [.. ProjectTests.TwoProjects(Place.Channel.Id), .. Rules.Of(0, Person.Ana.Id(), "*", "project:demo"), .. Rules.Of(1, Person.Lee.Id(), "*")]);

        foreach (var typed in (string[])["list servers in project nope", "list servers in project game", "whoami", "list servers"])
        {
            await bot.DeliverAsync(bot.Activities.Personal(Person.Ana, typed));
            Assert.DoesNotContain(bot.Teams.Messages, message => message.Text.Replace("There is no project game here.", "", StringComparison.Ordinal).Contains("game", StringComparison.Ordinal));
        }

        Assert.StartsWith("5 servers in demo", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.DeliverAsync(bot.Activities.Personal(Person.Lee, "list servers in project nope"));
        Assert.StartsWith("There is no project nope here. Here: demo, game.", bot.LastMessage.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_where_no_project_is_served_lists_nothing_that_would_be_refused()
    {
        await using var bot = await BotApp.StartAsync(null, ProjectTests.TwoProjects(Place.Channel.Id));

        await bot.SayAsync("help", place: Place.Group);
        Assert.Contains("whoami", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("restart", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("list operations", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("whoami", place: Place.Group);
        Assert.Contains("\nMay here: nothing: no project serves this conversation", bot.LastMessage.Text, StringComparison.Ordinal);
    }
}
