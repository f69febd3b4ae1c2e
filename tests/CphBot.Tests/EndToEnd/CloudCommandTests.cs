using CphBot.Simulator.Cloud;
using CphBot.Simulator.Teams;
using Xunit;

namespace CphBot.Tests.EndToEnd;

/// <summary>What a project has besides phones and servers, from the channel: encoders, images, models, lines, tags, planned events, ways to phones.</summary>
public sealed class CloudCommandTests
{
    [Theory]
    [InlineData("list encoders", "5 encoders in demo", "enc-01: running")]
    [InlineData("list models", "5 models in demo", "rx1.cp.c60.d10.e1v1: offered")]
    [InlineData("list images", "3 images in demo", "golden-checkout: usable")]
    [InlineData("list bandwidths", "2 bandwidths in demo", "shared-east: 300 Mbit/s (shared)")]
    [InlineData("list events", "2 events in demo", "system-maintenance on cph-01: waits for you")]
    [InlineData("list tags", "0 tags in demo", "as of")]
    public async Task What_there_is_is_listed(string command, string title, string row)
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync(command);
        Assert.StartsWith(title, bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Contains(row, bot.LastMessage.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_encoder_that_does_not_come_back_leads_to_its_server_and_never_to_a_reset()
    {
        await using var bot = await BotApp.StartAsync();
        bot.Cloud.SetStatus("enc-03", 2);
        await bot.SayAsync("list encoders");
        await bot.UntilAsync(() => bot.LastMessage.Text.StartsWith("5 encoders", StringComparison.Ordinal));
        Assert.Contains("enc-03: abnormal (2) (of server " + bot.Cloud.ServerId("cph-03") + ". Restart it, or its server, which restarts all its phones too)", bot.LastMessage.Text, StringComparison.Ordinal);

        bot.Cloud.Behave("enc-02", new PhoneBehaviour.JobSucceedsButRestartFailed());
        await bot.SayAsync("restart encoder enc-02");
        await bot.UntilAsync(() => bot.FindCard(1001) is not null);
        await bot.PressAsync(bot.CardOf(1001), "Confirm");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.Contains(": Failed", StringComparison.Ordinal));

        Assert.Contains("A restart of its server may bring it back, and restarts all its phones too.", bot.CardOf(1001).Text, StringComparison.Ordinal);
        Assert.Contains($"@CphBot restart server {bot.Cloud.ServerId("cph-02")}", bot.CardOf(1001).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("reset phone", bot.CardOf(1001).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("retry 1001", bot.CardOf(1001).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_image_is_shared_accepted_and_rejected()
    {
        await using var bot = await BotApp.StartAsync();
        await DoAsync(bot, "share image golden-checkout with 0a1b2c", "#1001 share image 1 image");
        await DoAsync(bot, "accept image from-a-partner", "#1002 accept image 1 image");
        await DoAsync(bot, "reject image from-a-partner", "#1003 reject image 1 image");
        Assert.Equal(1, bot.Cloud.Count("add-image-member"));
        Assert.Equal(2, bot.Cloud.Count("answer-image"));
    }

    [Fact]
    public async Task A_tag_is_set_means_the_phones_of_its_server_and_is_removed()
    {
        await using var bot = await BotApp.StartAsync();
        await DoAsync(bot, "set tag env=prod on cph-02", "#1001 set tag 1 server");
        await bot.SayAsync("list tags");
        await bot.UntilAsync(() => bot.LastMessage.Text.Contains("env: 1 (prod)", StringComparison.Ordinal));
        await bot.SayAsync("list phones tagged env=prod");
        await bot.UntilAsync(() => bot.LastMessage.Text.StartsWith("40 phones", StringComparison.Ordinal));
        await DoAsync(bot, "remove tag env from cph-02", "#1002 remove tag 1 server");
        await bot.SayAsync("list tags");
        await bot.UntilAsync(() => bot.LastMessage.Text.StartsWith("0 tags", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_vendor_plans_goes_on_once_somebody_else_approves()
    {
        await using var bot = await BotApp.StartAsync();
        await DoAsync(bot, $"authorize event {new IdScheme(bot.Cloud.Options.Seed, "event").Of(0)}", "#1001 authorize event 1 event");
        await bot.SayAsync("list events");
        await bot.UntilAsync(() => bot.LastMessage.Text.StartsWith("2 events", StringComparison.Ordinal));
        Assert.DoesNotContain("waits for you", bot.LastMessage.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Status.Stopped, "It is not running. Start it first, then send the command again.", "start phone")]
    [InlineData(Status.Frozen, "It is frozen, so the cloud does nothing with it. Whoever pays for the cloud account can look at billing in the console.", "show phone")]
    public async Task Why_there_is_no_way_to_a_phone_is_said_with_what_can_help(int status, string words, string offer)
    {
        await using var bot = await BotApp.StartAsync();
        bot.Cloud.SetStatus("web-0007", status);
        await bot.SayAsync("connect info web-0007");
        Assert.StartsWith($"The cloud gives no connection to web-0007. {words}", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Contains($"@CphBot {offer} {bot.Cloud.PhoneId("web-0007")}", bot.LastMessage.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_phones_are_stopped_and_wiped()
    {
        await using var bot = await BotApp.StartAsync(null, ("Access:Rules:0:Approval", "Confirm"));
        await DoAsync(bot, "stop phones web-0001 and web-0041", "#1001 stop 2 phones");
        Assert.Equal([Status.Stopped, Status.Stopped], [bot.Cloud.StatusOf("web-0001"), bot.Cloud.StatusOf("web-0041")]);
        await DoAsync(bot, "reset phones web-0001 and web-0041", "#1002 reset 2 phones");
        Assert.Equal([Status.Running, Status.Running], [bot.Cloud.StatusOf("web-0001"), bot.Cloud.StatusOf("web-0041")]);
    }

    [Fact]
    public async Task Too_many_phones_in_one_call_can_be_tried_again_in_smaller_waves()
    {
        await using var bot = await BotApp.StartAsync(new SimulatedCloudOptions { MaxPhonesPerBatch = 10 }, ("Operations:MaxPerServer", "20"), ("Operations:ErrorBudget", "20"));
        await bot.SayAsync("restart phones web-0001..web-0020");
        await bot.PressAsync(bot.LastMessage, "Confirm");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.Contains(": Partly failed", StringComparison.Ordinal));

        Assert.Contains("The cloud does not take so many phones in one call.", bot.CardOf(1001).Text, StringComparison.Ordinal);
        await bot.PressAsync(bot.CardOf(1001), "Retry in small waves");
        await bot.UntilAsync(() => bot.FindCard(1002) is not null);
        await bot.PressAsync(bot.CardOf(1002), "Confirm");
        await bot.UntilAsync(() => bot.CardOf(1002).Text.Contains("Succeeded", StringComparison.Ordinal), TimeSpan.FromMinutes(10));
    }

    /// <summary>Says it, and does what its card asks for.</summary>
    private static async Task DoAsync(BotApp bot, string command, string subject)
    {
        await bot.SayAsync(command);
        var number = long.Parse(subject.Split(' ')[0][1..], System.Globalization.CultureInfo.InvariantCulture);
        // A conversation takes a few messages a second.
        await bot.UntilAsync(() => bot.FindCard(number) is not null);
        if (bot.CardOf(number).Text.Contains(": Planned", StringComparison.Ordinal)) await bot.SayAsync($"confirm {number}");
        if (bot.CardOf(number).Text.Contains(": Awaiting approval", StringComparison.Ordinal)) await bot.SayAsync($"approve {number}", Person.Lee);
        await bot.UntilAsync(() => bot.CardOf(number).Text.StartsWith($"{subject}: Succeeded", StringComparison.Ordinal));
    }
}
