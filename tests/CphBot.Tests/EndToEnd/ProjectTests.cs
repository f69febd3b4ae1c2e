using CphBot.Simulator.Teams;
using Xunit;

namespace CphBot.Tests.EndToEnd;

/// <summary>Which project is meant, where.</summary>
public sealed class ProjectTests
{
    public static (string, string?)[] TwoProjects(string channel) =>
    [
        ("Cloud:Projects:demo:Channels:0", channel),
        ("Cloud:Projects:game:CphEndpoint", "http://127.0.0.1:3979"),
        ("Cloud:Projects:game:IamEndpoint", "http://127.0.0.1:3979"),
        ("Cloud:Projects:game:Region", "cn-north-4"),
        ("Cloud:Projects:game:DomainName", "simulated-account"),
        ("Cloud:Projects:game:UserName", "cphbot"),
        ("Cloud:Projects:game:Password", "simulated-password"),
        ("Cloud:Projects:game:Channels:0", Place.OtherChannel.Id),
    ];

    [Fact]
    public async Task A_channel_means_the_project_that_serves_it_and_no_other()
    {
        await using var bot = await BotApp.StartAsync(null, TwoProjects(Place.Channel.Id));

        await bot.SayAsync("list servers", place: Place.Channel);
        Assert.StartsWith("5 servers in demo", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("list servers", place: Place.OtherChannel);
        Assert.StartsWith("5 servers in game", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("list servers in project game", place: Place.Channel);
        Assert.StartsWith("There is no project game here.", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("list servers", place: Place.Group);
        Assert.StartsWith("No project serves this conversation.", bot.LastMessage.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operation_of_another_channels_project_does_not_exist_here()
    {
        await using var bot = await BotApp.StartAsync(null, TwoProjects(Place.Channel.Id));
        await bot.SayAsync("restart phones web-0001, web-0002", place: Place.OtherChannel);

        await bot.SayAsync("confirm 1001", place: Place.Channel);

        Assert.StartsWith("There is no operation #1001 here.", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Equal(0, bot.Cloud.Count("restart"));
    }

    [Fact]
    public async Task In_a_personal_chat_with_several_projects_the_bot_asks_which()
    {
        await using var bot = await BotApp.StartAsync(null, TwoProjects(Place.Channel.Id));

        await bot.DeliverAsync(bot.Activities.Personal(Person.Ana, "restart phone web-0007"));
        Assert.StartsWith("In which project: restart phone web-0007?", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Empty(bot.CloudCalls);

        await bot.DeliverAsync(bot.Activities.Personal(Person.Ana, "list phones in project game"));
        await bot.PressAsync(bot.LastMessage, "Next");
        await bot.PassAsync(TimeSpan.FromSeconds(3));
        Assert.Contains("page 2 of 14", bot.LastMessage.Text, StringComparison.Ordinal);

        await bot.PressAsync(bot.Teams.Messages[0], "game");
        await bot.UntilAsync(() => bot.Teams.Messages.Any(message => message.Text.StartsWith("#1001 restart 1 phone: Succeeded", StringComparison.Ordinal)));
        Assert.Contains("Project: game", bot.CardOf(1001).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_several_projects_may_be_meant_each_button_says_which()
    {
        await using var bot = await BotApp.StartAsync(null, TwoProjects(Place.Channel.Id));
        bot.Cloud.Behave("web-0007", new CphBot.Simulator.Cloud.PhoneBehaviour.JobSucceedsButRestartFailed());

        await bot.DeliverAsync(bot.Activities.Personal(Person.Ana, "restart phone web-0007 in project game"));
        await bot.UntilAsync(() => bot.CardOf(1001).Text.Contains(": Failed", StringComparison.Ordinal));
        var card = bot.CardOf(1001);
        Assert.Contains($"reset phone {bot.Cloud.PhoneId("web-0007")} in project game", card.Text, StringComparison.Ordinal);
        await bot.PressAsync(card, "Show phone");
        Assert.StartsWith("web-0007: restart failed (-6)", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.All(bot.LastMessage.Latest.Buttons, button => Assert.EndsWith(" in project game", button.Data.GetProperty("command").GetString(), StringComparison.Ordinal));
        await bot.DeliverAsync(bot.Activities.Personal(Person.Ana, "show 1001"));
        Assert.Contains($"reset phone {bot.Cloud.PhoneId("web-0007")} in project game", bot.LastMessage.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("list images in project game, please", "3 images in game")]
    [InlineData("list bandwidths in project GAME.", "2 bandwidths in game")]
    [InlineData("lsit tags in project game", "I do not know \"lsit tags\". Did you mean: list tags?\nlist tags in project game: ")]
    [InlineData("run \"echo in project demo\" on web-0007 in project game", "")]
    [InlineData("stop phone web-0007 in project nope", "There is no project nope here. Here: demo, game.")]
    public async Task Any_command_may_name_its_project(string typed, string words)
    {
        await using var bot = await BotApp.StartAsync(null, [.. TwoProjects(Place.Channel.Id), ("Access:Rules:0:Commands:0", "*")]);

        await bot.DeliverAsync(bot.Activities.Personal(Person.Ana, typed));
        await bot.PassAsync(TimeSpan.FromSeconds(3));

        if (words.Length > 0 && !words.Contains('\n', StringComparison.Ordinal)) Assert.StartsWith(words, bot.Teams.Messages[0].Text, StringComparison.Ordinal);
        else if (words.Length > 0) Assert.Contains("list tags in project game", bot.Teams.Messages[0].Text, StringComparison.Ordinal);
        else Assert.Contains("Command: echo in project demo", bot.CardOf(1001).Text, StringComparison.Ordinal);
        if (words.Length == 0) Assert.Contains("Project: game", bot.CardOf(1001).Text, StringComparison.Ordinal);
    }
}
