using CphBot.Simulator.Cloud;
using CphBot.Simulator.Faults;
using CphBot.Simulator.Teams;
using CphBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CphBot.Tests.EndToEnd;

/// <summary>What people do to an operation under way, or after its end, and what time does to it.</summary>
public sealed class ControlTests
{
    [Fact]
    public async Task What_cannot_be_sent_in_time_is_never_sent_however_long_the_cloud_stays_away()
    {
        await using var bot = await BotApp.StartAsync(null, ("Operations:FollowTimeout", "00:02:00"));
        await bot.SayAsync("list phones");
        bot.Cloud.Faults.Add(new Fault("restart", FaultKind.Throttle, Seconds: 5));
        await bot.SayAsync("restart phone web-0007");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.Contains("web-0007: planned (The cloud asks to slow down.)", StringComparison.Ordinal));

        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 restart 1 phone: Failed", StringComparison.Ordinal), TimeSpan.FromMinutes(5));
        bot.Cloud.Faults.Clear();
        await bot.PassAsync(TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(2));

        Assert.Contains("Not sent in time.", bot.CardOf(1001).Text, StringComparison.Ordinal);
        Assert.Empty(bot.Cloud.Restarts);
    }

    [Fact]
    public async Task What_was_cancelled_is_not_sent_when_its_post_turns_out_not_to_have_been()
    {
        await using var bot = await BotApp.StartAsync();
        bot.Cloud.Faults.Add(new Fault("restart", FaultKind.Throttle, Times: 1, Seconds: 10));
        bot.Cloud.Faults.Add(new Fault("restart", FaultKind.Delay, Times: 1, Seconds: 2));
        await bot.SayAsync("restart phone web-0007");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.Contains("slow down", StringComparison.Ordinal));

        await bot.PressAsync(bot.CardOf(1001), "Cancel");
        await bot.PassAsync(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(1));

        Assert.StartsWith("#1001 restart 1 phone: Cancelled", bot.CardOf(1001).Text, StringComparison.Ordinal);
        Assert.Empty(bot.Cloud.Restarts);
    }

    [Fact]
    public async Task Check_looks_again_and_the_card_of_an_unclear_end_is_written_again()
    {
        await using var bot = await BotApp.StartAsync(null, ("Operations:FollowTimeout", "00:01:00"));
        bot.Cloud.Behave("web-0007", new PhoneBehaviour.Slow(TimeSpan.FromSeconds(100)));
        await bot.SayAsync("restart phone web-0007");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 restart 1 phone: Unclear", StringComparison.Ordinal));
        await bot.PassAsync(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(1));

        await bot.PressAsync(bot.CardOf(1001), "Check again");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 restart 1 phone: Succeeded", StringComparison.Ordinal));

        Assert.Equal(1, bot.Cloud.Restarts["web-0007"]);
    }

    [Fact]
    public async Task What_a_later_operation_did_to_a_phone_is_no_success_of_an_earlier_one()
    {
        await using var bot = await BotApp.StartAsync(null, ("Operations:FollowTimeout", "00:01:00"));
        bot.Cloud.Faults.Add(new Fault("restart", FaultKind.NoAnswerBeforeEffect, Times: 1));
        await bot.SayAsync("restart phone web-0007");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 restart 1 phone: Unclear", StringComparison.Ordinal), TimeSpan.FromMinutes(5));
        await bot.SayAsync("restart phone web-0007", Person.Lee);
        await bot.UntilAsync(() => bot.FindCard(1002)?.Text.StartsWith("#1002 restart 1 phone: Succeeded", StringComparison.Ordinal) == true);

        await bot.SayAsync("check 1001");

        Assert.StartsWith("These phones were taken up again since: see #1002.", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.StartsWith("#1001 restart 1 phone: Unclear", bot.CardOf(1001).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operation_that_was_refused_the_phone_has_not_taken_it_up()
    {
        await using var bot = await BotApp.StartAsync(null, ("Operations:FollowTimeout", "00:01:00"));
        bot.Cloud.Behave("web-0007", new PhoneBehaviour.Slow(TimeSpan.FromSeconds(100)));
        await bot.SayAsync("restart phones web-0007, web-0008", Person.Lee);
        await bot.SayAsync("restart phone web-0007");
        // At once: the cloud does not show yet that it restarts.
        await bot.SayAsync("confirm 1001", Person.Lee);
        await bot.UntilAsync(() => bot.CardOf(1002).Text.StartsWith("#1002 restart 1 phone: Unclear", StringComparison.Ordinal));
        Assert.Contains("web-0007: refused (being restarted by #1002", bot.CardOf(1001).Text, StringComparison.Ordinal);
        await bot.PassAsync(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(1));

        await bot.SayAsync("check 1002");
        await bot.UntilAsync(() => bot.CardOf(1002).Text.StartsWith("#1002 restart 1 phone: Succeeded", StringComparison.Ordinal));

        Assert.Equal(1, bot.Cloud.Restarts["web-0007"]);
    }

    [Fact]
    public async Task What_was_not_sent_for_an_outage_can_be_retried()
    {
        await using var bot = await BotApp.StartAsync(null, ("Operations:FollowTimeout", "00:01:00"));
        await bot.SayAsync("restart phones web-0007, web-0008");
        bot.Cloud.Faults.Add(new Fault("restart", FaultKind.Throttle, Seconds: 5));
        await bot.SayAsync("confirm 1001");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 restart 2 phones: Failed", StringComparison.Ordinal), TimeSpan.FromMinutes(5));
        bot.Cloud.Faults.Clear();
        await bot.PassAsync(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(1));

        await bot.PressAsync(bot.CardOf(1001), "Retry");
        await bot.PressAsync(bot.CardOf(1002), "Confirm");
        await bot.UntilAsync(() => bot.CardOf(1002).Text.StartsWith("#1002 restart 2 phones: Succeeded", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_pause_after_somebody_cancelled_is_no_repetition_of_the_first()
    {
        await using var bot = await BotApp.StartAsync(null, ("Operations:WaveSize", "1"));
        await bot.SayAsync("restart phones web-0001, web-0041");
        await bot.SayAsync("confirm 1001");
        await bot.SayAsync("pause 1001");
        await bot.PassAsync(TimeSpan.FromSeconds(1));
        await bot.SayAsync("cancel 1001", Person.Lee);

        await bot.SayAsync("pause 1001");

        Assert.StartsWith("There is nothing to pause in #1001", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Contains("Lee cancelled it", bot.LastMessage.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_confirmation_that_was_done_before_a_long_stop_is_not_said_to_have_been_left_out()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("restart phones web-0007, web-0008");
        var activity = bot.Activities.Message(Person.Ana, Place.Channel, "confirm 1001");
        await bot.DeliverAsync(activity);
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 restart 2 phones: Succeeded", StringComparison.Ordinal));
        // As a crash leaves it between the act and the end of its turn.
        await bot.Services.GetRequiredService<Database>().WriteAsync(session => session.ExecuteAsync(
            "UPDATE turns SET wake_at = 0, activity = @activity WHERE key LIKE @key", new { activity = activity.ToJsonString(), key = $"%{activity["id"]}" }));
        bot.Time.Advance(TimeSpan.FromMinutes(20));

        await bot.PassAsync(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(1));

        Assert.DoesNotContain(bot.Teams.Messages, message => message.Text.Contains("did not carry it out", StringComparison.Ordinal));
        Assert.StartsWith("#1001: confirmed.", bot.LastMessage.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_retry_of_what_is_unclear_warns_and_waits_for_a_confirmation()
    {
        await using var bot = await BotApp.StartAsync(null, ("Operations:FollowTimeout", "00:01:00"));
        bot.Cloud.Faults.Add(new Fault("restart", FaultKind.NoAnswerBeforeEffect, Times: 1));
        await bot.SayAsync("restart phone web-0007");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 restart 1 phone: Unclear", StringComparison.Ordinal), TimeSpan.FromMinutes(5));

        await bot.PressAsync(bot.CardOf(1001), "Retry");

        Assert.StartsWith("#1002 restart 1 phone: Planned\nIts first try, #1001, may still be under way", bot.CardOf(1002).Text, StringComparison.Ordinal);
        Assert.Empty(bot.Cloud.Restarts);
        await bot.PressAsync(bot.CardOf(1002), "Confirm");
        await bot.UntilAsync(() => bot.CardOf(1002).Text.StartsWith("#1002 restart 1 phone: Succeeded", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_command_that_waited_through_a_long_stop_is_not_carried_out()
    {
        await using var bot = await BotApp.StartAsync();
        bot.Cloud.Faults.Add(new Fault("*", FaultKind.NoAnswerBeforeEffect));
        await bot.SendAsync(bot.Activities.Message(Person.Ana, Place.Channel, "restart phone web-0007").ToJsonString());
        await bot.StopBotAsync();
        bot.Cloud.Faults.Clear();
        bot.Time.Advance(TimeSpan.FromHours(6));

        await bot.StartBotAsync();
        await bot.UntilAsync(() => bot.Teams.Messages.Count > 0);

        Assert.StartsWith("This waited too long while I was down", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Empty(bot.Cloud.Restarts);
    }

    [Fact]
    public async Task A_button_that_was_used_says_what_it_started()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("show phone web-0007");
        var card = bot.LastMessage;
        await bot.PressAsync(card, "Restart");
        await bot.UntilAsync(() => bot.Teams.Messages.Any(message => message.Text.Contains("running again.", StringComparison.Ordinal)));

        await bot.PressAsync(card, "Restart", Person.Lee);

        Assert.StartsWith("This button has already started #1001 (Ana, 09:00:", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Equal(1, bot.Cloud.Restarts["web-0007"]);
    }

    [Fact]
    public async Task A_mistyped_command_and_the_reason_of_a_restart_are_in_the_audit()
    {
        await using var bot = await BotApp.StartAsync();

        await bot.SayAsync("frobnicate");
        await bot.SayAsync("restart phone web-0007 because it hangs");

        var lines = await bot.AuditAsync();
        Assert.Contains(lines, line => line is { Command: "frobnicate", Outcome: "refused" });
        Assert.Contains(lines, line => line is { Command: "restart phone web-0007 because it hangs", Operation: 1001 });
    }
}
