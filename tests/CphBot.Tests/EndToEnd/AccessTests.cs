using CphBot.Simulator.Teams;
using Xunit;

namespace CphBot.Tests.EndToEnd;

/// <summary>Who may do what, where, to which phones: text in; requests, cards and audit out.</summary>
public sealed class AccessTests
{
    private static readonly Person Stranger = Person.Named("Stranger");

    [Fact]
    public async Task Without_rules_everything_is_denied_but_what_is_needed_to_write_some()
    {
        await using var bot = await BotApp.StartAsync(null, Rules.None);

        foreach (var typed in (string[])["list phones", "show phone web-0007", "restart phone web-0007", "list operations", "cancel 1001"])
        {
            await bot.SayAsync(typed);
            Assert.StartsWith("Nothing is allowed, since there are no rules (Access:Rules). It takes a rule with Who 0a0a0a0a-0000-4000-8000-000000000001, Where 19:", bot.LastMessage.Text, StringComparison.Ordinal);
        }

        await bot.SayAsync("whoami");
        Assert.StartsWith("You are Ana", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("help");
        Assert.DoesNotContain("restart phone", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Empty(bot.CloudCalls);
        Assert.Equal(5, (await bot.AuditAsync()).Count(line => line is { Outcome: "denied", Rule: "no rule" }));
        Assert.Contains(bot.Log, line => line.StartsWith("Warning: There are no rules (Access:Rules): everything is denied", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_rules_hold_is_in_the_audit_from_the_start_on()
    {
        await using var bot = await BotApp.StartAsync(null, [.. Rules.Of(1, "*", "*")]);

        Assert.StartsWith("loaded: 2 rules, fingerprint ", Assert.Single(await bot.AuditAsync(), line => line.Command == "policy").Outcome, StringComparison.Ordinal);
        Assert.Contains("Warning: Access:Rules:1: never decides, since Access:Rules:0 comes first and includes all of it; it can be removed.", bot.Log);
    }

    [Fact]
    public async Task A_stranger_may_do_nothing_whatever_their_name_is()
    {
        await using var bot = await BotApp.StartAsync(null, Rules.Of(0, Person.Ana.Id(), "*"));
        var impostor = Stranger with { Name = "Ana" };

        await bot.SayAsync("restart phone web-0007", impostor);

        Assert.StartsWith("No rule allows restart here. Rule 0 would, but for its Who. It takes a rule with Who ", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Equal(0, bot.Cloud.Count("restart"));
        await bot.SayAsync("restart phone web-0007", Person.Ana);
        await bot.UntilAsync(() => bot.Cloud.Restarts.ContainsKey("web-0007"));
    }

    [Theory]
    [InlineData("restart phone web-0007", true)]
    [InlineData("restart phone web-0041", false)]
    [InlineData("restart phones web-0007, web-0041", false)]
    [InlineData("restart phones web-0007, web-0008", true)]
    public async Task Every_phone_of_an_operation_must_be_allowed(string typed, bool allowed)
    {
        await using var bot = await BotApp.StartAsync(null, [.. Rules.Of(0, "*", "restart", "project:demo web-0001..web-0040"), .. Rules.Looking(1)]);

        await bot.SayAsync(typed);

        if (allowed) Assert.StartsWith("#1001 restart ", bot.LastMessage.Text, StringComparison.Ordinal);
        else Assert.StartsWith("No rule allows restart web-0041 here. Rule 0 would, but for its On. It takes a rule with", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Equal(allowed, bot.FindCard(1001) is not null);
    }

    [Fact]
    public async Task A_rule_holds_in_its_place_only()
    {
        await using var bot = await BotApp.StartAsync(null, [.. Rules.Of(0, "*", "restart read", where: Place.Channel.Id), .. Rules.Of(1, "*", "read", where: "personal")]);

        await bot.SayAsync("restart phone web-0007", place: Place.OtherChannel);
        Assert.StartsWith("No rule allows restart here. Rule 0 would, but for its Where.", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.DeliverAsync(bot.Activities.Personal(Person.Ana, "restart phone web-0007"));
        Assert.StartsWith("No rule allows restart here.", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.DeliverAsync(bot.Activities.Personal(Person.Ana, "list phones"));
        Assert.StartsWith("200 phones", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Equal(0, bot.Cloud.Count("restart"));
    }

    [Fact]
    public async Task A_rule_of_a_team_holds_in_its_channels_and_not_in_its_members_chats()
    {
        await using var bot = await BotApp.StartAsync(null, [.. Rules.Of(0, "*", "*", where: $"team:{TeamsActivities.Team}")]);

        await bot.SayAsync("list phones", place: Place.OtherChannel);
        Assert.StartsWith("200 phones", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("list phones", place: Place.Group);
        Assert.StartsWith("No rule allows list here.", bot.LastMessage.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guest_may_look_at_most_even_where_a_rule_says_everything()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("restart phones web-0001, web-0002");
        var guest = Person.Lee with { ObjectId = null };

        foreach (var typed in (string[])["confirm 1001", "cancel 1001", "approve 1001", "restart phone web-0007", "retry 1001"])
        {
            await bot.SayAsync(typed, guest);
            Assert.StartsWith("Guests without an account in this organisation may only look.", bot.LastMessage.Text, StringComparison.Ordinal);
        }

        await bot.SayAsync("show 1001", guest);
        Assert.StartsWith("#1001 restart 2 phones: Planned", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Equal(0, bot.Cloud.Count("restart"));
    }

    [Theory]
    [InlineData("MaxPhones", "2", "restart phones web-0001, web-0041, web-0081", "Rule 0 allows at most 2 phones in one operation; this one has 3.")]
    [InlineData("MaxServerPercent", "5", "restart phones web-0001, web-0002, web-0003", "Rule 0 allows at most 5% of a server in one operation, which is 2 of cph-01's 40; this one has 3 of them.")]
    [InlineData("MaxPhonesPerHour", "2", "restart phones web-0001, web-0041, web-0081", "Rule 0 allows at most 2 phones an hour; 0 were sent in the last one, and this would be 3 more.")]
    public async Task A_limit_is_held_and_named(string limit, string value, string typed, string answer)
    {
        await using var bot = await BotApp.StartAsync(null, ($"Access:Rules:0:{limit}", value));

        await bot.SayAsync(typed);
        Assert.StartsWith(answer, bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Contains(await bot.AuditAsync(), line => line is { Outcome: "denied", Rule: "rule 0" });
        await bot.SayAsync("restart phones web-0001, web-0002");

        Assert.StartsWith("#1001 restart 2 phones: Planned", bot.LastMessage.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_hours_limit_counts_what_was_sent_and_lets_go_of_it_after_an_hour()
    {
        await using var bot = await BotApp.StartAsync(null, ("Access:Rules:0:MaxPhonesPerHour", "2"));
        await bot.SayAsync("restart phone web-0001");
        await bot.SayAsync("restart phone web-0041", Person.Lee);
        await bot.UntilAsync(() => bot.Cloud.Restarts.Count == 2);

        await bot.SayAsync("restart phone web-0081");
        Assert.StartsWith("Rule 0 allows at most 2 phones an hour; 2 were sent in the last one, and this would be 1 more.", bot.LastMessage.Text, StringComparison.Ordinal);
        // It is in the rows: a new process counts the same.
        await bot.RestartBotAsync();
        await bot.SayAsync("restart phone web-0081");
        Assert.StartsWith("Rule 0 allows at most 2 phones an hour", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.PassAsync(TimeSpan.FromMinutes(61), TimeSpan.FromSeconds(20));

        await bot.SayAsync("restart phone web-0081");
        await bot.UntilAsync(() => bot.Cloud.Restarts.ContainsKey("web-0081"));
    }

    [Fact]
    public async Task Two_operations_that_each_keep_an_hours_limit_do_not_break_it_together()
    {
        await using var bot = await BotApp.StartAsync(null, ("Access:Rules:0:MaxPhonesPerHour", "2"), ("Cloud:WritesPerMinute", "1"));
        await bot.SayAsync("restart phone web-0001");
        await bot.UntilAsync(() => bot.Cloud.Restarts.ContainsKey("web-0001"));

        // Each finds one place free, and waits for the call budget.
        await bot.SayAsync("restart phone web-0041");
        await bot.SayAsync("restart phone web-0081", Person.Lee);
        await bot.UntilAsync(() => bot.CardOf(1003).Text.StartsWith("#1003 restart 1 phone: Paused", StringComparison.Ordinal), TimeSpan.FromMinutes(5));

        Assert.Contains("Paused by itself: rule 0 allows at most 2 phones an hour.", bot.CardOf(1003).Text, StringComparison.Ordinal);
        Assert.Equal(["web-0001", "web-0041"], bot.Cloud.Restarts.Keys.Order());
    }

    [Fact]
    public async Task Help_lists_what_the_asker_may_run_here_and_nothing_else()
    {
        await using var bot = await BotApp.StartAsync(null, [.. Rules.Of(0, Person.Ana.Id(), "restart", where: Place.Channel.Id), .. Rules.Looking(1)]);

        await bot.SayAsync("help", Person.Ana);
        Assert.Contains("restart phones <", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Contains("confirm · ", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("help", Person.Lee);
        Assert.DoesNotContain("restart phones <", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("confirm · ", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Contains("list phones", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("help", Person.Ana, Place.OtherChannel);
        Assert.DoesNotContain("restart phones <", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Equal(0, bot.Cloud.Count("restart"));
    }

    [Theory]
    [InlineData("can I restart phone web-0007", "Yes.\nYou may restart phone web-0007 here. Decided by rule 0.")]
    [InlineData("can I restart web-0007?", "Yes.\nYou may restart phone web-0007 here. Decided by rule 0.")]
    [InlineData("may I restart phones web-0007, web-0008", "Yes.\nYou may restart phones web-0007, web-0008 here, once another person approves it. Decided by rule 0, rule 1 (pairs).")]
    [InlineData("can I restart phone web-0041", "No.\nNo rule allows restart web-0041 here. Rule 0 would, but for its On. It takes a rule with Who 0a0a0a0a-0000-4000-8000-000000000001, Where 19:")]
    [InlineData("can I restart phones web-0001, web-0002, web-0003", "No.\nRule 1 (pairs) allows at most 2 phones in one operation; this one has 3.")]
    [InlineData("can I list phones", "Yes.\nYou may list phones here.")]
    [InlineData("can I cancel 1042", "There is no operation #1042 here.")]
    [InlineData("can I fly", "I do not know \"fly\".")]
    [InlineData("can you restart phone web-0007", "Whom do you mean? Say \"can I …\", or mention somebody: \"can @Lee …\".")]
    [InlineData("can Lee restart phone web-0007", "Whom do you mean?")]
    public async Task Can_I_answers_with_the_rule_that_decides_and_does_nothing(string typed, string answer)
    {
        await using var bot = await BotApp.StartAsync(null, [
            .. Rules.Of(0, "*", "restart", "web-0007"), .. Rules.Of(1, "*", "restart", "web-0001..web-0040", more: [("Approval", "OtherPerson"), ("MaxPhones", "2"), ("Name", "pairs")]), .. Rules.Looking(2)]);

        await bot.SayAsync(typed);

        Assert.StartsWith(answer, bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Null(bot.FindCard(1001));
        Assert.Equal(0, bot.Cloud.Count("restart"));
    }

    [Fact]
    public async Task Can_somebody_else_is_answered_once_the_bot_knows_who_they_are()
    {
        var robin = Person.Named("Robin van Dam");
        await using var bot = await BotApp.StartAsync(null, [.. Rules.Of(0, robin.Id(), "restart"), .. Rules.Looking(1)]);

        await bot.SayAsync("can @Robin van Dam restart phone web-0007", mentioned: robin);
        Assert.StartsWith("I do not know who Robin van Dam is for Entra: a mention does not say", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("whoami", robin);
        await bot.SayAsync("can @Robin van Dam restart phone web-0007", mentioned: robin);
        Assert.StartsWith("Yes.\nRobin van Dam may restart phone web-0007 here. Decided by rule 0.", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("can I restart phone web-0007");
        Assert.StartsWith("No.\nNo rule allows restart here. Rule 0 would, but for its Who.", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Equal(0, bot.Cloud.Count("restart"));
    }

    [Fact]
    public async Task What_may_not_be_seen_is_not_shown()
    {
        await using var bot = await BotApp.StartAsync(null, Rules.Of(0, "*", "read", "web-0001..web-0003 except web-0002"));

        await bot.SayAsync("list phones");
        Assert.StartsWith("2 phones in demo\nweb-0001: running\nweb-0003: running\n", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("show phone web-0002");
        Assert.StartsWith("No rule allows see 1 phone that you may not see here. Rule 0 would, but for its On.", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("show phone web-0003");
        Assert.StartsWith("web-0003: running", bot.LastMessage.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoami_shows_what_a_rule_needs_and_what_the_rules_say()
    {
        await using var bot = await BotApp.StartAsync(null, [.. Rules.Of(0, Person.Ana.Id(), "restart"), .. Rules.Looking(1)]);

        await bot.SayAsync("whoami", Stranger);
        Assert.Contains($"\nTeam: {TeamsActivities.Team}\n", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.EndsWith("\nMay here: list, show, groups, holds, output, audit", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("whoami", Person.Ana);
        Assert.Contains("\nMay here: list, show, restart, groups, holds, output, confirm,", bot.LastMessage.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_cancel_only_may_stop_anything_and_start_nothing()
    {
        await using var bot = await BotApp.StartAsync(null, [.. Rules.Of(0, Person.Ana.Id(), "restart"), .. Rules.Of(1, Person.Lee.Id(), "cancel"), .. Rules.Looking(2)]);
        await bot.SayAsync("restart phones web-0001, web-0002");

        await bot.SayAsync("pause 1001", Person.Lee);
        Assert.StartsWith("No rule allows pause here. Rule 0 would, but for its Who.", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Contains(await bot.AuditAsync(), line => line is { Command: "pause 1001", ActorName: "Lee", Outcome: "denied", Rule: "no rule" });
        await bot.SayAsync("cancel 1001", Person.Lee);

        Assert.StartsWith("#1001 restart 2 phones: Cancelled", bot.CardOf(1001).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("restart phones web-0001, web-0002", "Cancel", "Planned")]
    [InlineData("reset phone web-0001", "Reject", "Awaiting approval")]
    public async Task Whoever_presses_must_be_allowed_it_for_the_phones_of_the_operation(string typed, string button, string state)
    {
        await using var bot = await BotApp.StartAsync(null, [.. Rules.Of(0, Person.Ana.Id(), "*"), .. Rules.Of(1, Person.Lee.Id(), "*", "web-0041..web-0080")]);
        await bot.SayAsync(typed);

        await bot.PressAsync(bot.CardOf(1001), button, Person.Lee);

        Assert.StartsWith($"No rule allows {button.ToLowerInvariant()} ", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Contains($": {state}", bot.CardOf(1001).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forged_button_is_judged_like_any_other_words()
    {
        await using var bot = await BotApp.StartAsync(null, [.. Rules.Of(0, Person.Ana.Id(), "restart"), .. Rules.Looking(1)]);
        await bot.SayAsync("restart phones web-0001, web-0002");
        var card = bot.LastMessage;

        foreach (var data in (string[])["""{"command":"confirm 1001"}""", """{"command":"restart phone web-0007","post":1}""", """{"command":"approve 1001","takesReason":true,"reason":"confirm 1001"}"""])
        {
            await bot.DeliverAsync(bot.Activities.Press(Stranger, Place.Channel, card.Id, System.Text.Json.Nodes.JsonNode.Parse(data)!, card.Thread));
            Assert.StartsWith("No rule allows", bot.LastMessage.Text, StringComparison.Ordinal);
        }

        Assert.Equal(0, bot.Cloud.Count("restart"));
    }

    [Fact]
    public async Task What_was_planned_under_other_rules_is_confirmed_under_todays()
    {
        await using var bot = await BotApp.StartAsync(null, ("Operations:ConfirmWithin", "01:00:00"));
        await bot.SayAsync("restart phones web-0001, web-0002");
        await bot.SayAsync("restart phones web-0003, web-0004");
        await bot.SayAsync("restart phones web-0041, web-0042");

        await bot.RestartBotAsync([.. Rules.Of(0, "*", "restart read", "web-0001..web-0040"), ("Access:Rules:0:MaxPhones", "1")]);
        await bot.SayAsync("confirm 1003");
        Assert.StartsWith("No rule allows confirm 2 phones that you may not see here. Rule 0 would, but for its On.", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("confirm 1001");
        Assert.StartsWith("Rule 0 allows at most 1 phone in one operation; this one has 2.", bot.LastMessage.Text, StringComparison.Ordinal);

        await bot.RestartBotAsync(("Access:Rules:0:MaxPhones", null), ("Access:Rules:0:Approval", "OtherPerson"));
        await bot.SayAsync("confirm 1001");
        Assert.StartsWith("The rules have changed since #1001 was planned: it takes the approval of others now.", bot.LastMessage.Text, StringComparison.Ordinal);

        await bot.RestartBotAsync(("Access:Rules:0:Approval", null));
        await bot.SayAsync("confirm 1001");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 restart 2 phones: Succeeded", StringComparison.Ordinal));
        Assert.Equal(["web-0001", "web-0002"], bot.Cloud.Restarts.Keys.Order());
    }

    [Fact]
    public async Task The_waves_that_wait_are_not_sent_when_the_rules_no_longer_allow_them()
    {
        await using var bot = await BotApp.StartAsync(null, ("Operations:WaveSize", "1"));
        await bot.SayAsync("restart phones web-0001, web-0041");
        await bot.SayAsync("confirm 1001");
        await bot.UntilAsync(() => bot.Cloud.Restarts.ContainsKey("web-0001"));

        await bot.RestartBotAsync([.. Rules.Of(0, "*", "restart read", "web-0001..web-0040")]);
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 restart 2 phones: Paused", StringComparison.Ordinal));
        Assert.Contains("Paused by itself: the rules do not allow it to Ana any more. No rule allows restart 1 phone that you may not see here.", bot.CardOf(1001).Text, StringComparison.Ordinal);
        Assert.Contains(await bot.AuditAsync(), line => line is { Operation: 1001, Rule: "no rule" } && line.Outcome.StartsWith("not sent: ", StringComparison.Ordinal));
        await bot.SayAsync("resume 1001");
        Assert.StartsWith("No rule allows resume 1 phone that you may not see here.", bot.LastMessage.Text, StringComparison.Ordinal);

        await bot.RestartBotAsync(("Access:Rules:0:On:0", "*"));
        await bot.SayAsync("resume 1001");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 restart 2 phones: Succeeded", StringComparison.Ordinal));
        Assert.Equal(1, bot.Cloud.Restarts["web-0001"]);
    }
}
