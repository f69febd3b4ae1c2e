using CphBot.Simulator.Teams;
using CphBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CphBot.Tests.EndToEnd;

/// <summary>Phones that somebody wants left alone: set, respected, ended.</summary>
public sealed class HoldTests
{
    [Fact]
    public async Task A_held_server_is_left_alone_until_the_hold_ends_by_itself()
    {
        await using var bot = await BotApp.StartAsync();

        await bot.SayAsync("hold server cph-01 until 3:00 because vendor on site", Person.Lee);
        await bot.SayAsync("hold server cph-01 until 10:00 because vendor on site", Person.Lee);

        Assert.StartsWith("2026-11-24 03:00 (+08:00) is past: it is 2026-11-24 09:00 (+08:00).\n1: hold server cph-01 until 2026-11-25 03:00 UTC+08:00 because vendor on site\n", bot.Teams.Messages[0].Text, StringComparison.Ordinal);
        Assert.StartsWith("Hold 1: server cph-01 is held until 2026-11-24 10:00 (+08:00)\nBecause: vendor on site\nSet by: Lee\nPhones: 40 now\nProject: demo", bot.LastMessage.Text, StringComparison.Ordinal);

        await bot.SayAsync("restart phone web-0007");
        Assert.StartsWith("web-0007 is held by Lee until 03:00 (+01:00) because vendor on site (hold 1). To go on all the same, add: despite holds because <reason>.", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Equal(0, bot.Cloud.Count("restart"));
        Assert.Null(bot.FindCard(1001));

        await bot.PassAsync(TimeSpan.FromMinutes(60.1), TimeSpan.FromMinutes(1));
        await bot.SayAsync("restart phone web-0007");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 restart 1 phone: Succeeded", StringComparison.Ordinal));
        Assert.Equal(1, bot.Cloud.Restarts["web-0007"]);
    }

    [Theory]
    [InlineData("hold phone web-0007 for 2 hours because I look at it", "web-0007")]
    [InlineData("hold web-00?7 for 2 hours because demo", "web-0007")]
    [InlineData("hold web-0005..web-0009 for 2 hours because demo", "web-0007")]
    [InlineData("hold all phones on server cph-01 for 2 hours because demo", "web-0007")]
    [InlineData("hold all except web-0041 for 2 hours because demo", "web-0007")]
    [InlineData("hold web-0007, web-0008 for 2 hours because demo", "web-0008")]
    public async Task Phones_are_held_by_name_pattern_range_and_server_and_others_are_not(string hold, string held)
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync(hold, Person.Lee);

        await bot.SayAsync($"restart phone {held}");
        await bot.SayAsync("restart phone web-0041");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 restart 1 phone: Succeeded", StringComparison.Ordinal));

        Assert.Contains(bot.Teams.Messages, message => message.Text.StartsWith($"{held} is held by Lee until 04:00 (+01:00) because ", StringComparison.Ordinal));
        Assert.Equal(new Dictionary<string, int> { ["web-0041"] = 1 }, bot.Cloud.Restarts);
    }

    [Theory]
    [InlineData("hold server cph-01 because vendor", "Until when? For example: hold server cph-01 for 2 hours because vendor.")]
    [InlineData("hold web-* for 2 hours", "Why? The next person needs to know: hold web-* for 2 hours because <reason>.")]
    [InlineData("hold web-* until yesterday 14:00 because x", "2026-11-23 14:00 (+01:00) is past: it is 2026-11-24 02:00 (+01:00).")]
    [InlineData("hold web-* until tomorrow because x", "Until what time? For example: until tomorrow 09:00.")]
    [InlineData("hold web-* until 2036-01-01 9:00 because x", "2036-01-01 09:00 (+01:00) is more than a year away.")]
    [InlineData("hold shop-* for 2 hours because x", "No phone is meant by \"shop-*\" now, so there is nothing to hold.")]
    [InlineData("hold failed phones for 2 hours because x", "Which phones are failed changes by the minute, so a hold cannot follow it.")]
    [InlineData("hold server cph-99 for 2 hours because x", "There is no server cph-99.")]
    [InlineData("hold phone wob-0007 for 2 hours because x", "There is no phone wob-0007.")]
    [InlineData("hold group shop for 2 hours because x", "There is no group shop.")]
    [InlineData("hold", "Do you mean \"hold <phones> until <time> because <reason>\" or ")]
    [InlineData("hold server", "Which server?")]
    [InlineData("release 7", "There is no hold 7 here.")]
    [InlineData("release server cph-01", "There is no hold on server cph-01.")]
    public async Task What_cannot_be_held_or_released_is_refused_in_words(string typed, string answer)
    {
        await using var bot = await BotApp.StartAsync();

        await bot.SayAsync(typed);

        Assert.StartsWith(answer, bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Equal(0, await bot.Services.GetRequiredService<Database>().ReadAsync(session => session.QueryOneAsync<long>("SELECT COUNT(*) FROM holds")));
        Assert.Equal("refused", (await bot.AuditAsync())[^1].Outcome);
    }

    [Fact]
    public async Task A_guest_may_not_hold_and_not_release()
    {
        await using var bot = await BotApp.StartAsync();
        var guest = Person.Ana with { ObjectId = null, Mri = "29:guest", Name = "Gast" };
        await bot.SayAsync("hold web-* for 2 hours because demo");

        await bot.SayAsync("hold web-* for 3 hours because demo", guest);
        await bot.SayAsync("release 1", guest);

        Assert.Equal(["denied", "denied"], (await bot.AuditAsync()).Where(line => line.ActorName == "Gast").Select(line => line.Outcome));
        await bot.SayAsync("restart phone web-0007");
        Assert.StartsWith("web-0007 is held by Ana", bot.LastMessage.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hold_that_is_set_while_an_operation_waits_between_its_waves_is_respected()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("restart phones web-0001, web-0002, web-0003, web-0004, web-0005");
        await bot.PressAsync(bot.LastMessage, "Confirm");
        await bot.UntilAsync(() => bot.Cloud.Count("restart") == 1);

        await bot.SayAsync("hold web-0003, web-0005 until 14:00 because vendor on site", Person.Lee);
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 restart 5 phones: Partly failed", StringComparison.Ordinal));

        var answer = Assert.Single(bot.Teams.Messages, message => message.Text.StartsWith("Hold 1: web-0003, web-0005 is held until 2026-11-24 14:00 (+08:00)", StringComparison.Ordinal));
        Assert.Contains("#1001 (Ana) has sent 1 phone of them to the cloud already", answer.Text, StringComparison.Ordinal);
        Assert.Contains("#1001 (Ana) has 1 phone of them still to send: refused while this holds.", answer.Text, StringComparison.Ordinal);
        Assert.Contains("\nweb-0005: refused (Held by Lee until 07:00 (+01:00) because vendor on site (hold 1).)", bot.CardOf(1001).Text, StringComparison.Ordinal);
        Assert.Equal(new Dictionary<string, int> { ["web-0001"] = 1, ["web-0002"] = 1, ["web-0003"] = 1, ["web-0004"] = 1 }, bot.Cloud.Restarts);
        var line = Assert.Single(await bot.AuditAsync(), line => line.Outcome == "refused: held by hold 1");
        Assert.Equal((1001, $"web-0005 ({bot.Cloud.PhoneId("web-0005")})"), (line.Operation, line.Phones));
    }

    [Fact]
    public async Task A_wave_of_held_phones_only_is_not_sent_at_all()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("restart phones web-0001, web-0002");
        var plan = bot.LastMessage;
        await bot.SayAsync("hold server cph-01 for 2 hours because vendor on site", Person.Lee);

        await bot.PressAsync(plan, "Confirm");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 restart 2 phones: Failed", StringComparison.Ordinal));
        await bot.PassAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(0, bot.Cloud.Count("restart"));
        Assert.Contains("\nweb-0001: refused (Held by Lee until", bot.CardOf(1001).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(await bot.AuditAsync(), line => line.Phase == CphBot.Audit.AuditPhase.Begun);
        // Nothing of it is left claimed.
        await bot.SayAsync("release 1", Person.Lee);
        await bot.SayAsync("restart phone web-0001");
        await bot.UntilAsync(() => bot.CardOf(1002).Text.StartsWith("#1002 restart 1 phone: Succeeded", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Held_phones_use_up_nothing_of_the_error_budget()
    {
        await using var bot = await BotApp.StartAsync(null, ("Operations:ErrorBudget", "0"), ("Operations:MaxPerServer", "1"));
        await bot.SayAsync("restart phones web-0001, web-0002, web-0003");
        var plan = bot.LastMessage;
        await bot.SayAsync("hold web-0001 for 2 hours because vendor on site", Person.Lee);

        await bot.PressAsync(plan, "Confirm");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 restart 3 phones: Partly failed", StringComparison.Ordinal));

        Assert.Equal(new Dictionary<string, int> { ["web-0002"] = 1, ["web-0003"] = 1 }, bot.Cloud.Restarts);
    }

    [Fact]
    public async Task A_plan_shows_what_is_held_and_leaves_it_out_and_a_retry_takes_it_up_when_the_hold_is_over()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("hold web-0002 for 1 hour because demo", Person.Lee);

        await bot.SayAsync("restart phones web-0001, web-0002, web-0003");
        var plan = bot.CardOf(1001);
        Assert.StartsWith("#1001 restart 3 phones: Planned\n", plan.Text, StringComparison.Ordinal);
        Assert.Contains("\nweb-0002: held, not sent (Held by Lee until 03:00 (+01:00) because demo (hold 1).)", plan.Text, StringComparison.Ordinal);
        Assert.Contains("\nPhones: web-0001, web-0003\n", plan.Text, StringComparison.Ordinal);
        await bot.PressAsync(plan, "Confirm");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 restart 3 phones: Partly failed", StringComparison.Ordinal));
        Assert.Equal(new Dictionary<string, int> { ["web-0001"] = 1, ["web-0003"] = 1 }, bot.Cloud.Restarts);

        await bot.SayAsync("retry 1001");
        Assert.StartsWith("web-0002 is held by Lee until 03:00", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.PassAsync(TimeSpan.FromMinutes(61), TimeSpan.FromMinutes(1));
        await bot.SayAsync("retry 1001");
        await bot.PressAsync(bot.CardOf(1002), "Confirm");
        await bot.UntilAsync(() => bot.CardOf(1002).Text.StartsWith("#1002 restart 1 phone: Succeeded", StringComparison.Ordinal));
        Assert.Equal(1, bot.Cloud.Restarts["web-0002"]);
        Assert.Equal(1, bot.Cloud.Restarts["web-0001"]);
    }

    [Fact]
    public async Task One_free_phone_among_held_ones_is_not_restarted_without_a_word()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("hold web-0002 for 1 hour because demo", Person.Lee);

        await bot.SayAsync("restart phones web-0001, web-0002");
        await bot.PassAsync(TimeSpan.FromSeconds(10));

        Assert.StartsWith("#1001 restart 2 phones: Planned", bot.CardOf(1001).Text, StringComparison.Ordinal);
        Assert.Equal(0, bot.Cloud.Count("restart"));
        await bot.SayAsync("restart phones web-0002 web-0002");
        Assert.StartsWith("web-0002 is held by Lee", bot.LastMessage.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hold_can_be_set_and_released_while_the_cloud_is_away()
    {
        await using var bot = await BotApp.StartAsync();
        bot.CloudWire.IsCut = true;

        await bot.SayAsync("hold web-0007, web-0008 for 2 hours because the cloud is being repaired");
        await bot.SayAsync("hold server cph-01 for 2 hours because the cloud is being repaired");
        await bot.SayAsync("release 1");

        Assert.Contains(bot.Teams.Messages, message => message.Text.StartsWith("Hold 1: web-0007, web-0008 is held until", StringComparison.Ordinal));
        Assert.Contains(bot.Teams.Messages, message => message.Text.StartsWith("Hold 2: server cph-01 is held until", StringComparison.Ordinal));
        Assert.StartsWith("Hold 1: web-0007, web-0008 is released by Ana", bot.LastMessage.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_person_may_release_it_and_that_is_in_the_audit()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("hold server cph-01 for 2 hours because vendor on site", Person.Lee);

        await bot.SayAsync("release server CPH-01", Person.Ana);
        Assert.StartsWith("Hold 1: server cph-01 is released by Ana\nIt was: set by Lee, until 2026-11-24 04:00 (+01:00)\nBecause: vendor on site", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("release 1", Person.Lee);
        Assert.StartsWith("Hold 1 was released already, by Ana at 09:00 (+08:00).", bot.LastMessage.Text, StringComparison.Ordinal);

        var lines = (await bot.AuditAsync()).Where(line => line.ActorName is not null).Select(line => $"{line.ActorName}: {line.Command}: {line.Outcome}");
        Assert.Equal(
            [
                "Lee: hold server cph-01 for 2 hours because vendor on site: hold 1 until 2026-11-24T03:00Z",
                "Ana: release server CPH-01: released hold 1 of Lee on server cph-01",
                "Lee: release 1: refused",
            ],
            lines);
        await bot.SayAsync("restart phone web-0007");
        await bot.UntilAsync(() => bot.Cloud.Restarts.ContainsKey("web-0007"));
    }

    [Fact]
    public async Task Two_holds_on_one_phone_both_hold_it()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("hold web-0007 for 1 hour because logs", Person.Ana);
        await bot.SayAsync("hold web-* for 2 hours because demo", Person.Lee);

        await bot.SayAsync("restart phone web-0007");
        Assert.StartsWith("web-0007 is held by Lee until 04:00 (+01:00) because demo (hold 2), and by Ana until 03:00 (+01:00) because logs (hold 1).", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("release 2");
        await bot.SayAsync("restart phone web-0007");
        Assert.StartsWith("web-0007 is held by Ana until 03:00 (+01:00) because logs (hold 1).", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("release web-0007");
        await bot.SayAsync("restart phone web-0007");
        await bot.UntilAsync(() => bot.Cloud.Restarts.ContainsKey("web-0007"));
    }

    [Fact]
    public async Task Which_of_two_holds_on_the_same_is_meant_is_asked()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("hold server cph-01 for 1 hour because a fan is changed", Person.Ana);
        await bot.SayAsync("hold server cph-01 for 2 hours because vendor on site", Person.Lee);

        await bot.SayAsync("release server cph-01");
        Assert.StartsWith("2 holds are on server cph-01. Which one?", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.PressAsync(bot.LastMessage, "2");
        await bot.SayAsync("holds");

        Assert.StartsWith("1 hold\nHold ", bot.LastMessage.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Holds_are_listed_with_who_until_when_and_why()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("holds");
        Assert.StartsWith("Nothing is held\n", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("hold web-0001..web-0003 for 2 hours because demo", Person.Lee);
        await bot.SayAsync("hold server cph-02 until 3:00 because vendor on site");

        await bot.SayAsync("holds");

        Assert.StartsWith(
            "2 holds\nHold 2: server cph-02: until 03:00 (+01:00) (Ana · vendor on site · demo)\nHold 1: web-0001..web-0003: until 04:00 (+01:00) (Lee · demo · demo)\n",
            bot.LastMessage.Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_phone_keeps_its_hold_under_another_name_and_its_card_says_so()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("hold web-0007 for 2 hours because logs", Person.Lee);
        bot.Cloud.Rename("web-0007", "shop-7");

        await bot.SayAsync("restart phone shop-7");
        Assert.StartsWith("shop-7 is held by Lee", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("show phone shop-7");
        Assert.Contains("\nIt is held by Lee until 04:00 (+01:00) because logs (hold 1).\n", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Equal(["Release hold 1"], bot.LastMessage.Latest.Buttons.Select(button => button.Title));
    }

    [Fact]
    public async Task A_hold_in_the_past_is_offered_for_tomorrow_and_two_taps_set_one()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("hold web-0007 until 1:30 because logs");
        var card = bot.LastMessage;

        await bot.PressAsync(card, "1");
        await bot.PressAsync(card, "1");
        await bot.PassAsync(TimeSpan.FromSeconds(5));

        Assert.Contains(bot.Teams.Messages, message => message.Text.StartsWith("Hold 1: web-0007 is held until 2026-11-25 01:30 (+01:00)", StringComparison.Ordinal));
        Assert.StartsWith("This button has already set hold 1.", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Equal(1, await bot.Services.GetRequiredService<Database>().ReadAsync(session => session.QueryOneAsync<long>("SELECT COUNT(*) FROM holds")));
    }

    [Theory]
    [InlineData("until 2027-03-29 08:00", "until 2027-03-29 08:00 (+02:00)\nBecause")]
    [InlineData("until 2027-03-28 02:30", "until 2027-03-28 03:30 (+02:00)\nThe clocks are put forward then, and leave that time out: 03:30 (+02:00) is meant.\n")]
    [InlineData("until 2027-10-31 02:30", "until 2027-10-31 02:30 (+01:00)\nThe clocks are put back then, and 02:30 comes twice: the one at (+01:00) is meant. Say 02:30 UTC+02:00 for the other.\n")]
    [InlineData("until 2027-10-31 02:30 UTC+02:00", "until 2027-10-31 02:30 (+02:00)\nBecause")]
    public async Task Summer_time_is_decided_by_the_clock_of_that_day_and_said(string until, string answer)
    {
        await using var bot = await BotApp.StartAsync();

        await bot.SayAsync($"hold web-0007 {until} because vendor on site");

        Assert.StartsWith($"Hold 1: web-0007 is held {answer}", bot.LastMessage.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Holds_of_another_project_hold_nothing_here_and_are_not_seen()
    {
        await using var bot = await BotApp.StartAsync(null, ProjectTests.TwoProjects(Place.Channel.Id));
        await bot.SayAsync("hold web-0007 for 2 hours because logs", place: Place.OtherChannel);

        await bot.SayAsync("holds");
        Assert.StartsWith("Nothing is held", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("release 1");
        Assert.StartsWith("There is no hold 1 here.", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("restart phone web-0007");
        await bot.UntilAsync(() => bot.Cloud.Restarts.ContainsKey("web-0007"));
    }

    [Fact]
    public async Task A_time_stays_what_it_was_for_whoever_said_it_when_somebody_of_another_zone_presses_the_button()
    {
        await using var bot = await BotApp.StartAsync();
        bot.Cloud.Rename("web-0050", "web-0007");
        await bot.PassAsync(TimeSpan.FromSeconds(61), TimeSpan.FromSeconds(1));
        await bot.SayAsync("list phones");

        await bot.SayAsync("hold web-0007 until 14:00 because vendor on site", Person.Ana);
        Assert.StartsWith("2 phones go by web-0007. Which one?", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.PressAsync(bot.LastMessage, "1", Person.Lee);

        Assert.Contains(" is held until 2026-11-24 21:00 (+08:00)\n", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Contains(await bot.AuditAsync(), line => line is { ActorName: "Lee", Outcome: "hold 1 until 2026-11-24T13:00Z" });
    }
}
