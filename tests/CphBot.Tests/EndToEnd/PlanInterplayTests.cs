using CphBot.Operations;
using CphBot.Simulator.Teams;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CphBot.Tests.EndToEnd;

/// <summary>Where plans, rules, approvals, holds and groups meet.</summary>
public sealed class PlanInterplayTests
{
    private const string Hold = "hold web-0002 for 2 hours because it is on my desk";
    private const string Held = "web-0002: held, not sent (Held by Lee until 04:00 (+01:00) because it is on my desk (hold 1).)";

    [Theory]
    [InlineData("approve 1001", false)]
    [InlineData("break glass 1001 because the shop is down", true)]
    public async Task A_plan_that_changed_before_others_said_yes_expires_and_what_is_left_waits_for_them_anew(string yes, bool byRequester)
    {
        await using var bot = await BotApp.StartAsync(null, ("Access:Rules:0:Approval", "OtherPerson"), ("Access:Rules:0:BreakGlass", "true"));
        await bot.SayAsync("restart phones web-0001..web-0003 because new image");
        bot.Cloud.SetStatus("web-0002", 6);

        await bot.SayAsync(yes, byRequester ? Person.Ana : Person.Lee);

        Assert.StartsWith("#1001 restart 3 phones: Expired\nNothing was sent. What was planned has changed since.", bot.CardOf(1001).Text, StringComparison.Ordinal);
        var second = bot.CardOf(1002).Text;
        Assert.StartsWith("#1002 restart 2 phones: Awaiting approval\n#1001 expired: web-0002 is frozen.\nLeft out, frozen: web-0002\nIt takes the approval of one person other than Ana.\n", second, StringComparison.Ordinal);
        Assert.Contains("\nAsked by: Ana\nBecause: new image\n", second, StringComparison.Ordinal);
        Assert.Equal(0, bot.Cloud.Count("restart"));

        // It is still Ana's, however it came about.
        await bot.SayAsync("approve 1002");
        Assert.StartsWith("You asked for #1002 yourself", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("approve 1002", Person.Lee);
        await bot.UntilAsync(() => bot.CardOf(1002).Text.StartsWith("#1002 restart 2 phones: Succeeded", StringComparison.Ordinal));
        Assert.Equal(new Dictionary<string, int> { ["web-0001"] = 1, ["web-0003"] = 1 }, bot.Cloud.Restarts);
    }

    [Fact]
    public async Task A_plan_is_renewed_under_its_requesters_rights_and_not_under_those_of_whoever_approves()
    {
        await using var bot = await BotApp.StartAsync(
            null, [.. Rules.Of(0, Person.Ana.Id(), "restart", "web-0001..web-0003", more: ("Approval", "OtherPerson")), .. Rules.Of(1, Person.Lee.Id(), "*")]);
        await bot.SayAsync("restart phones web-0001..web-0003");
        bot.Cloud.SetStatus("web-0002", 6);
        await bot.SayAsync("approve 1001", Person.Lee);

        Assert.StartsWith("#1002 restart 2 phones: Awaiting approval\n", bot.CardOf(1002).Text, StringComparison.Ordinal);
        var renewed = await bot.Services.GetRequiredService<OperationStore>().FindAsync(1002);
        Assert.Equal(Person.Ana.Id(), renewed!.RequesterId);
        Assert.Contains(await bot.AuditAsync(), line => line is { Operation: 1002, ActorName: "Ana", Rule: "rule 0" });
    }

    [Fact]
    public async Task What_somebody_holds_is_shown_and_no_part_of_the_plan()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync(Hold, Person.Lee);

        await bot.SayAsync("restart phones web-0001..web-0003");

        var plan = bot.CardOf(1001).Text;
        Assert.Contains($"\n{Held}\nPhones: web-0001, web-0003\n", plan, StringComparison.Ordinal);
        Assert.Contains("\nShare: 2 of 40 phones of cph-01 (5%), 2 of 200 of the fleet (1%)\n", plan, StringComparison.Ordinal);
        await bot.SayAsync("confirm 1001");
        await bot.UntilAsync(() => bot.Cloud.Restarts.Count == 2 && bot.FindCard(1001)!.Text.Contains("2 of 3 running again", StringComparison.Ordinal));
        Assert.Equal(["web-0001", "web-0003"], bot.Cloud.Restarts.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_plan_for_less_than_was_said_is_confirmed_even_where_a_rule_asks_for_nothing()
    {
        await using var bot = await BotApp.StartAsync(null, ("Access:Rules:0:Approval", "None"));
        await bot.SayAsync(Hold, Person.Lee);

        await bot.SayAsync("restart phones web-0001, web-0002");
        await bot.PassAsync(TimeSpan.FromSeconds(10));

        Assert.StartsWith("#1001 restart 2 phones: Planned\n", bot.CardOf(1001).Text, StringComparison.Ordinal);
        Assert.Equal(0, bot.Cloud.Count("restart"));
    }

    [Fact]
    public async Task A_dry_run_tells_what_is_held_and_who_would_have_to_say_yes()
    {
        await using var bot = await BotApp.StartAsync(null, ("Access:Rules:0:Approval", "TwoPersons"));
        await bot.SayAsync(Hold, Person.Lee);

        await bot.SayAsync("restart phones web-0001..web-0003 dry run");

        Assert.Contains($"\n{Held}\nPhones: web-0001, web-0003\n", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Contains("\nWould go: once two other persons approve it\n", bot.LastMessage.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hold_on_a_group_holds_what_the_group_meant_then()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("group checkout = web-0001..web-0003");

        await bot.SayAsync("hold group checkout for 2 hours because vendor on site", Person.Lee);
        await bot.SayAsync("group checkout = web-0009");
        await bot.SayAsync("restart phone web-0002");
        Assert.StartsWith("web-0002 is held by Lee until 04:00 (+01:00) because vendor on site (hold 1).", bot.LastMessage.Text, StringComparison.Ordinal);

        await bot.SayAsync("restart phone web-0009");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 restart 1 phone: Succeeded", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_holds_or_releases_phones_that_the_rules_do_not_let_them_change()
    {
        await using var bot = await BotApp.StartAsync(null, [.. Rules.Of(0, Person.Ana.Id(), "change", "web-0001..web-0010"), .. Rules.Of(1, Person.Lee.Id(), "*"), .. Rules.Looking(2)]);
        await bot.SayAsync("list phones");

        await bot.SayAsync("hold web-0009..web-0011 for 2 hours because mine");
        Assert.StartsWith("No rule allows hold web-0011 here.", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("hold web-0009..web-0010 for 2 hours because mine");
        Assert.StartsWith("Hold 1: web-0009..web-0010 is held until", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("hold web-0100 for 2 hours because Lee's", Person.Lee);
        await bot.SayAsync("release 2");
        Assert.StartsWith("No rule allows release web-0100 here.", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("can I hold all for 2 hours because mine");
        Assert.StartsWith("No.", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Contains(await bot.AuditAsync(), line => line is { Outcome: "denied", Rule: "no rule", Command: "release 2" });
    }

    [Fact]
    public async Task The_audit_tells_which_rule_decided_and_what_waits_for_a_review()
    {
        await using var bot = await BotApp.StartAsync(null, ("Access:Rules:0:Approval", "OtherPerson"), ("Access:Rules:0:BreakGlass", "true"), ("Access:Rules:0:Name", "on call"));
        await bot.SayAsync("restart phone web-0007");
        await bot.SayAsync("break glass 1001 because the shop is down");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 restart 1 phone: Succeeded", StringComparison.Ordinal));

        await bot.SayAsync("audit");

        Assert.Contains("\nWent on without an approval, and waits for a review: #1001.\n", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Matches(@"\n#1001 restart phone web-0007: asked for, waits for approval \(Ana · .* · rule 0 \(on call\) · line \d+\)\n", bot.LastMessage.Text);
    }
}
