using CphBot.Simulator.Cloud;
using CphBot.Simulator.Faults;
using Xunit;

namespace CphBot.Tests.EndToEnd;

/// <summary>When the cloud says no, the card says why, and offers what can help.</summary>
public sealed class CauseTests
{
    [Theory]
    [InlineData("CPS.0165", "It must be running or stopped for this.", "Look at how it is: that tells what can help.", "show phone")]
    [InlineData("CPS.0141", "It is not running.", "Start it first, then send the command again.", "start phone")]
    [InlineData("CPS.0053", "It is frozen, so the cloud does nothing with it.", "Whoever pays for the cloud account can look at billing in the console.", null)]
    public async Task A_refusal_says_why_and_offers_what_can_help(string code, string cause, string next, string? command)
    {
        await using var bot = await BotApp.StartAsync();
        bot.Cloud.Faults.Add(new Fault("restart", FaultKind.Status, Times: 1, Status: 400, Code: code));

        await bot.SayAsync("restart phone web-0007");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.Contains(": Failed", StringComparison.Ordinal));

        var text = bot.CardOf(1001).Text;
        Assert.Contains($"web-0007: refused ({cause})\n{next}\n", text, StringComparison.Ordinal);
        Assert.Matches($"\nfor support: (request id [^ ,]+, )?code {code}\n", text);
        if (command is not null) Assert.Contains($"@CphBot {command} {bot.Cloud.PhoneId("web-0007")}", text, StringComparison.Ordinal);
        if (code != "CPS.0141") Assert.DoesNotContain("retry 1001", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_failed_restart_another_is_not_offered_but_what_can_help_is()
    {
        await using var bot = await BotApp.StartAsync();
        bot.Cloud.Behave("web-0007", new PhoneBehaviour.JobSucceedsButRestartFailed());

        await bot.SayAsync("restart phone web-0007");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.Contains(": Failed", StringComparison.Ordinal));
        var card = bot.CardOf(1001);
        await bot.SayAsync("show phone web-0007");
        var phone = bot.Cloud.PhoneId("web-0007");

        Assert.Contains("\nA reset may bring it back, but wipes its data; or restart its server.\n", card.Text, StringComparison.Ordinal);
        Assert.Contains($"@CphBot reset phone {phone} · @CphBot restart server ", card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("retry 1001", card.Text, StringComparison.Ordinal);
        Assert.StartsWith(
            "web-0007: restart failed (-6)\nIts last restart failed, and another is refused in this state.\nA reset may bring it back, but wipes its data; or restart its server.\n",
            bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Contains($"@CphBot reset phone {phone} · @CphBot restart server ", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("restart phone", bot.LastMessage.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_support_asks_for_is_on_the_card_for_two_waves_and_of_more_it_is_said_where()
    {
        await using var bot = await BotApp.StartAsync(null, ("Operations:ErrorBudget", "20"));
        bot.Cloud.Faults.Add(new Fault("restart", FaultKind.Status, Status: 403, Code: "CPS.0001"));

        await bot.SayAsync("restart phones web-0001, web-0041, web-0081 and web-0121 one at a time");
        await bot.PressAsync(bot.LastMessage, "Confirm");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.Contains(": Failed", StringComparison.Ordinal));

        Assert.Equal(2, bot.CardOf(1001).Text.Split('\n').Count(line => line.StartsWith("for support: ", StringComparison.Ordinal)));
        Assert.Contains("\n… and 2 more for support: audit of 1001\n", bot.CardOf(1001).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cause_that_many_phones_share_is_said_once()
    {
        await using var bot = await BotApp.StartAsync();
        bot.Cloud.Faults.Add(new Fault("restart", FaultKind.Status, Times: 1, Status: 403, Code: "CPS.0001"));

        await bot.SayAsync("restart phones web-0001, web-0041 and web-0081");
        await bot.PressAsync(bot.LastMessage, "Confirm");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.Contains(": Failed", StringComparison.Ordinal));

        Assert.Contains(
            "web-0001: refused\nweb-0041: refused\nweb-0081: refused\nThese 3: The bot's cloud account may not do this.\nAn administrator of the cloud account can grant it in IAM, then retry.\n",
            bot.CardOf(1001).Text, StringComparison.Ordinal);
        Assert.Contains("@CphBot retry 1001", bot.CardOf(1001).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_locked_user_is_told_and_the_change_goes_by_itself_once_it_can()
    {
        await using var bot = await BotApp.StartAsync();
        bot.Cloud.Faults.Add(new Fault("restart", FaultKind.Status, Times: 1, Status: 401, Code: "APIGW.0301"));
        bot.Cloud.Faults.Add(new Fault("token", FaultKind.Status, Times: 1, Status: 401, Code: "IAM.0061"));

        await bot.SayAsync("restart phone web-0007");
        await bot.UntilAsync(() => bot.FindCard(1001)?.Text.Contains("web-0007: planned (The bot's cloud user is locked, as after several wrong passwords.)\nNothing has begun. I send it again by myself until ", StringComparison.Ordinal) == true);
        await bot.SayAsync("show phone web-0008");
        var answer = bot.LastMessage.Text;
        await bot.UntilAsync(() => bot.CardOf(1001).Text.Contains(": Succeeded", StringComparison.Ordinal), TimeSpan.FromMinutes(5));

        Assert.StartsWith("Nothing was done: the bot's cloud user is locked, as after several wrong passwords. Wait 15 minutes; whoever runs the bot can check its password.\nfor support: ", answer, StringComparison.Ordinal);
        Assert.Contains("code IAM.0061\n", answer, StringComparison.Ordinal);
        Assert.Equal(1, bot.Cloud.Restarts["web-0007"]);
    }
}
