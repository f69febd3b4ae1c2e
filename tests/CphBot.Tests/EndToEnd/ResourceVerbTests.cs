using CphBot.Simulator.Cloud;
using CphBot.Simulator.Faults;
using CphBot.Simulator.Teams;
using Xunit;

namespace CphBot.Tests.EndToEnd;

/// <summary>What is changed besides phones and servers. Most of it is done when the cloud answers, and nothing tells of it when the answer is lost.</summary>
public sealed class ResourceVerbTests
{
    private static readonly Person Max = Person.Named("Max");

    public static TheoryData<string, string, string> WithoutAJob { get; } = new()
    {
        { "set tag env=prod on cph-01", "change-tags", "List tags" },
        { "set bandwidth shared-east to 50", "change-bandwidth", "List bandwidths" },
        { "share image golden-checkout with 0a1b2c3d4e5f60718293a4b5c6d7e8f9", "add-image-member", "List images" },
        { "accept image from-a-partner", "answer-image", "List images" },
        { "authorize event ac8c63a0", "authorize-event", "List events" },
    };

    [Theory]
    [MemberData(nameof(WithoutAJob))]
    public async Task Without_an_answer_its_card_offers_what_shows_it_and_nothing_that_is_refused(string command, string call, string button)
    {
        await using var bot = await BotApp.StartAsync(null, ("Access:Rules:0:Approval", "Confirm"));
        bot.Cloud.Faults.Add(new Fault(call, FaultKind.ResetAfterEffect));

        await bot.SayAsync(command);
        await bot.PressAsync(bot.LastMessage, "Confirm");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.Contains(": Unclear", StringComparison.Ordinal), TimeSpan.FromMinutes(3));

        var card = bot.CardOf(1001);
        Assert.Equal([button], card.Latest.Buttons.Select(found => found.Title));
        await bot.SayAsync("check 1001");
        Assert.Contains($"the cloud gave no job to ask about. See {button.ToLowerInvariant()}.", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.PressAsync(card, button);
        Assert.DoesNotContain("Nothing was done", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Equal(1, bot.Cloud.Count(call));
    }

    [Theory]
    [MemberData(nameof(WithoutAJob))]
    public async Task A_bot_that_dies_before_the_answer_says_so_and_never_sends_it_again(string command, string call, string button)
    {
        await using var bot = await BotApp.StartAsync(null, ("Access:Rules:0:Approval", "Confirm"));
        bot.Cloud.Faults.Add(new Fault(call, FaultKind.NoAnswerAfterEffect));
        await bot.SayAsync(command);
        await bot.PressAsync(bot.LastMessage, "Confirm");
        await bot.UntilAsync(() => bot.Cloud.Count(call) == 1);

        await bot.RestartBotAsync();
        await bot.UntilAsync(() => bot.CardOf(1001).Text.Contains(": Unclear", StringComparison.Ordinal), TimeSpan.FromMinutes(3));

        Assert.Contains(bot.CardOf(1001).Latest.Buttons, found => found.Title == button);
        Assert.Equal(1, bot.Cloud.Count(call));
    }

    [Fact]
    public async Task A_wider_line_costs_money_so_somebody_else_approves()
    {
        await using var bot = await BotApp.StartAsync();

        await bot.SayAsync("set bandwidth shared-east to 50");
        Assert.StartsWith("#1001 set bandwidth 1 bandwidth: Awaiting approval", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Contains("It changes the bill.", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("approve 1001", Person.Lee);
        await bot.UntilAsync(() => bot.CardOf(1001).Text.Contains(": Succeeded", StringComparison.Ordinal));

        await bot.PassAsync(TimeSpan.FromSeconds(5));
        await bot.SayAsync("set bandwidth shared-east to 301");
        Assert.Contains("steps of 50", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("list bandwidths");
        Assert.Contains("shared-east: 50 Mbit/s", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("set bandwidth shared-east to 50");
        Assert.StartsWith("shared-east has 50 Mbit/s already.", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("set bandwidth own-cph-01 to 50");
        Assert.StartsWith("own-cph-01 is of one server alone; only a shared bandwidth can be changed.", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Equal(1, bot.Cloud.Count("change-bandwidth"));
    }

    [Fact]
    public async Task To_let_a_server_be_redeployed_destroys_data_so_it_takes_that_right_and_two_others()
    {
        await using var bot = await BotApp.StartAsync(null, ("Access:Rules:0:May:0", "change"), ("Access:Rules:0:May:1", "read"));
        await bot.SayAsync("authorize event ac8c63a0 as redeploy");
        Assert.Contains("authorize redeploy", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("#1001", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("authorize event ac8c63a0");
        Assert.StartsWith("#1001 authorize event 1 event: Awaiting approval\n", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("cancel 1001");

        await bot.RestartBotAsync(("Access:Rules:0:May:2", "destroy"));
        await bot.SayAsync("authorize event ac8c63a0 as redeploy because its disk is broken");
        Assert.StartsWith("#1002 authorize redeploy 1 event: Awaiting approval\n", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Contains("a redeployment loses their data", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("approve 1002", Person.Lee);
        Assert.Equal(0, bot.Cloud.Count("authorize-event"));
        await bot.SayAsync("approve 1002", Max);
        await bot.UntilAsync(() => bot.CardOf(1002).Text.Contains(": Succeeded", StringComparison.Ordinal));

        Assert.Contains("\"redeploy\"", bot.Cloud.Requests.Last(request => request.Call == "authorize-event").Body, StringComparison.Ordinal);
        await bot.SayAsync("authorize event ac8c63a0");
        Assert.StartsWith("It does not wait for you: it is ", bot.LastMessage.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("list events", "events")]
    [InlineData("authorize event ac8c63a0", "events")]
    [InlineData("list bandwidths", "bandwidths")]
    public async Task A_region_that_lacks_the_call_is_told_in_plain_words(string command, string call)
    {
        await using var bot = await BotApp.StartAsync();
        bot.Cloud.Faults.Add(new Fault(call, FaultKind.Status, Status: 404, Code: "APIGW.0101"));

        await bot.SayAsync(command);

        Assert.StartsWith("Nothing was done: the cloud does not know this call; not every region has it. If nothing else works either, ", bot.LastMessage.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_image_that_another_project_offers_can_be_accepted_by_its_id_whether_or_not_it_is_listed()
    {
        await using var bot = await BotApp.StartAsync();

        await bot.SayAsync("accept image 0123456789abcdef0123456789abcdef");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.Contains(": Failed", StringComparison.Ordinal));
        Assert.Equal(1, bot.Cloud.Count("answer-image"));

        await bot.SayAsync("accept image golden-checkout");
        Assert.StartsWith("golden-checkout is this project's own: nobody offers it.", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("share image from-a-partner with 0a1b2c3d4e5f60718293a4b5c6d7e8f9");
        Assert.StartsWith("from-a-partner is another project's: only images of this one can be shared.", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("share image half-made with 0a1b2c3d4e5f60718293a4b5c6d7e8f9");
        Assert.StartsWith("half-made is being created: only a usable image can be shared.", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("accept image from-a-partnre");
        Assert.StartsWith("There is no image from-a-partnre.\n1: accept image from-a-partner", bot.LastMessage.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_encoder_is_restarted_and_seen_to_run_again()
    {
        await using var bot = await BotApp.StartAsync();

        await bot.SayAsync("restart encoder enc-02");
        Assert.StartsWith("#1001 restart encoder 1 encoder: Planned\nThe phones of its server show no picture meanwhile.", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.PressAsync(bot.LastMessage, "Confirm");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 restart encoder 1 encoder: Succeeded", StringComparison.Ordinal), TimeSpan.FromMinutes(3));

        Assert.Contains("enc-02: running again", bot.CardOf(1001).Text, StringComparison.Ordinal);
        Assert.Equal(1, bot.Cloud.Count("restart-encode-servers"));
    }

    [Fact]
    public async Task Phones_are_meant_by_the_tags_of_their_servers_and_by_nothing_looser()
    {
        await using var bot = await BotApp.StartAsync(new SimulatedCloudOptions { Phones = 12, PhonesPerServer = 4 });
        await bot.SayAsync("set tag env=prod on cph-02");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 set tag 1 server: Succeeded", StringComparison.Ordinal));

        await bot.SayAsync("stop phones tagged env=prod");
        Assert.Contains("Phones: web-0005, web-0006, web-0007, web-0008\n", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("stop phones tagged env=test");
        Assert.StartsWith("No server is tagged env=test.", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("stop phones tagged env=prod and running");
        Assert.StartsWith("That can be read in two ways.", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("hold phones tagged env=prod for 2 hours because demo");
        await bot.SayAsync("stop phone web-0006");
        await bot.PassAsync(TimeSpan.FromSeconds(5));
        Assert.StartsWith("web-0006 is held", bot.LastMessage.Text, StringComparison.Ordinal);
    }
}
