using CphBot.Simulator.Teams;
using Xunit;

namespace CphBot.Tests.EndToEnd;

/// <summary>To go on in spite of a hold is an act of its own: said, with a reason, approved by somebody else, audited.</summary>
public sealed class HoldOverrideTests
{
    private const string Despite = "restart phone web-0007 despite holds because the vendor asks for it";

    [Fact]
    public async Task It_needs_a_reason()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("hold server cph-01 for 2 hours because vendor on site", Person.Lee);

        await bot.SayAsync("restart phone web-0007 despite holds");

        Assert.StartsWith("To go on in spite of a hold, say why: … despite holds because <reason>.", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Null(bot.FindCard(1001));
    }

    [Fact]
    public async Task It_is_shown_approved_by_somebody_else_and_audited_with_the_number_of_the_hold()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("hold server cph-01 for 2 hours because vendor on site", Person.Lee);

        await bot.SayAsync(Despite);
        await bot.PassAsync(TimeSpan.FromSeconds(10));
        Assert.StartsWith("#1001 restart 1 phone: Awaiting approval", bot.CardOf(1001).Text, StringComparison.Ordinal);
        Assert.Contains("\nIn spite of hold 1: server cph-01, held by Lee until 04:00 (+01:00) because vendor on site (hold 1)\n", bot.CardOf(1001).Text, StringComparison.Ordinal);
        await bot.SayAsync("approve 1001");
        Assert.Equal(0, bot.Cloud.Count("restart"));

        await bot.SayAsync("approve 1001", Person.Lee);
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 restart 1 phone: Succeeded", StringComparison.Ordinal));

        Assert.Equal(1, bot.Cloud.Restarts["web-0007"]);
        var lines = (await bot.AuditAsync()).Where(line => line.Operation == 1001).Select(line => $"{line.ActorName}: {line.Command}: {line.Outcome}").ToList();
        Assert.Equal($"Ana: {Despite}: overrides hold 1: server cph-01, held by Lee until 04:00 (+01:00) because vendor on site (hold 1)", lines[0]);
        Assert.Contains("Ana: approve 1001: refused", lines);
        Assert.Contains("Lee: approve 1001: done", lines);
        Assert.Contains("Ana: restart: wave 1 is sent in spite of hold 1", lines);
    }

    [Fact]
    public async Task A_hold_that_is_set_after_the_plan_was_shown_is_not_overridden()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("hold server cph-01 for 2 hours because vendor on site", Person.Lee);
        await bot.SayAsync(Despite);
        await bot.SayAsync("hold web-0007 for 1 hour because it is on my desk", Person.Lee);

        await bot.SayAsync("approve 1001", Person.Lee);
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 restart 1 phone: Failed", StringComparison.Ordinal));

        Assert.Equal(0, bot.Cloud.Count("restart"));
        Assert.Contains("Held by Lee until 03:00 (+01:00) because it is on my desk (hold 2).", bot.CardOf(1001).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_phones_are_all_sent_in_spite_of_what_holds_some_of_them()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("hold web-0002 for 2 hours because demo", Person.Lee);

        await bot.SayAsync("restart phones web-0001 and web-0002 despite holds because a fix is rolled out");
        await bot.SayAsync("approve 1001", Person.Lee);
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 restart 2 phones: Succeeded", StringComparison.Ordinal));

        Assert.Equal(2, bot.Cloud.Restarts.Count);
        Assert.Contains(await bot.AuditAsync(), line => line.Outcome == "wave 1 is sent in spite of hold 1" && line.Phones!.StartsWith("web-0002 (", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_nothing_is_held_it_is_confirmed_all_the_same()
    {
        await using var bot = await BotApp.StartAsync();

        await bot.SayAsync(Despite);
        await bot.PassAsync(TimeSpan.FromSeconds(10));

        Assert.StartsWith("#1001 restart 1 phone: Planned", bot.CardOf(1001).Text, StringComparison.Ordinal);
        Assert.Equal(0, bot.Cloud.Count("restart"));
    }
}
