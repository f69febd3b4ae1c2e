using System.Text.Json.Nodes;
using CphBot.Simulator.Faults;
using CphBot.Simulator.Teams;
using CphBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CphBot.Tests.EndToEnd;

/// <summary>How the bot behaves in a conversation: welcome, removal, budget, and a Teams in trouble.</summary>
public sealed class ConversationTests
{
    [Fact]
    public async Task An_installation_is_welcomed_once_although_Teams_tells_of_it_twice()
    {
        await using var bot = await BotApp.StartAsync();

        await bot.DeliverAsync(bot.Activities.Installation(Person.Ana, Place.Channel, "add"));
        await bot.DeliverAsync(bot.Activities.BotAdded(Person.Ana, Place.Channel));

        var welcome = Assert.Single(bot.Teams.Messages);
        Assert.Contains("@CphBot restart phone web-0007", welcome.Text, StringComparison.Ordinal);
        Assert.Contains("@CphBot whoami", welcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_removal_nothing_is_written_and_after_a_new_installation_everything_is_told()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("restart phone web-0007");
        await bot.PassAsync(TimeSpan.FromSeconds(2));
        bot.Teams.RemoveBot(Place.Channel);
        await bot.DeliverAsync(bot.Activities.Installation(Person.Ana, Place.Channel, "remove"));
        var writes = bot.Teams.Requests.Count;

        await bot.PassAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(writes, bot.Teams.Requests.Count);

        bot.Teams.AddBot(Place.Channel);
        await bot.DeliverAsync(bot.Activities.Installation(Person.Ana, Place.Channel, "add"));
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 restart 1 phone: Succeeded", StringComparison.Ordinal));
        Assert.Contains(bot.Teams.Messages, message => message.Text.Contains("running again.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_removal_that_was_not_told_is_noticed_by_its_answer_and_the_operation_goes_on()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("restart phone web-0007");
        bot.Teams.RemoveBot(Place.Channel);

        await bot.PassAsync(TimeSpan.FromSeconds(60));
        var writes = bot.Teams.Requests.Count;
        await bot.PassAsync(TimeSpan.FromSeconds(60));

        Assert.Equal(writes, bot.Teams.Requests.Count);
        Assert.Equal(1, bot.Cloud.Restarts["web-0007"]);
        bot.Teams.AddBot(Place.Channel);
        await bot.SayAsync("show 1001");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 restart 1 phone: Succeeded", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Twenty_operations_at_once_in_one_channel_never_exceed_a_published_window_and_every_end_is_seen()
    {
        await using var bot = await BotApp.StartAsync();
        bot.Teams.EnforcesLimits = true;

        for (var phone = 1; phone <= 20; phone++) await bot.SendAsync(bot.Activities.Message(Person.Ana, Place.Channel, $"restart phone web-{phone:0000}").ToJsonString());
        await bot.UntilAsync(() => bot.Teams.Messages.Count(message => message.Text.Contains("running again.", StringComparison.Ordinal)) == 20, TimeSpan.FromMinutes(10));

        Assert.Equal(0, bot.Teams.Violations);
        Assert.Equal(20, bot.Teams.Messages.Count(message => message.Text.Contains("phone: Succeeded", StringComparison.Ordinal)));
        Assert.All(bot.Cloud.Restarts.Values, count => Assert.Equal(1, count));
    }

    [Fact]
    public async Task A_throttled_write_waits_as_long_as_Teams_asks_and_then_shows_the_newest_state()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("restart phone web-0007");
        bot.Teams.Faults.Add(new Fault("update", FaultKind.Throttle, Times: 1, Seconds: 20));

        await bot.UntilAsync(() => bot.Teams.Messages.Count == 2);

        var updates = bot.Teams.Requests.Where(request => request.Call == "update").ToList();
        Assert.Equal(429, updates[0].Status);
        Assert.True(updates[1].At - updates[0].At >= TimeSpan.FromSeconds(20));
        Assert.StartsWith("#1001 restart 1 phone: Succeeded", bot.CardOf(1001).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_post_whose_answer_is_lost_is_posted_once_more_and_says_that_it_replaces_the_first()
    {
        await using var bot = await BotApp.StartAsync();
        bot.Teams.Faults.Add(new Fault("send", FaultKind.ResetAfterEffect, Times: 1));

        await bot.SayAsync("restart phone web-0007");
        await bot.UntilAsync(() => bot.Teams.Messages.Count == 3);

        Assert.StartsWith("#1001 restart 1 phone: ", bot.Teams.Messages[0].Text, StringComparison.Ordinal);
        Assert.Contains("This card replaces an earlier one", bot.Teams.Messages[1].Text, StringComparison.Ordinal);
        Assert.StartsWith("#1001 restart 1 phone: Succeeded", bot.Teams.Messages[1].Text, StringComparison.Ordinal);
        Assert.Equal(1, bot.Cloud.Restarts["web-0007"]);
    }

    [Fact]
    public async Task A_press_on_the_copy_that_was_lost_counts_once_and_makes_it_point_to_the_current_card()
    {
        await using var bot = await BotApp.StartAsync();
        bot.Teams.Faults.Add(new Fault("send", FaultKind.ResetAfterEffect, Times: 1));
        await bot.SayAsync("restart phones web-0001, web-0002");
        await bot.UntilAsync(() => bot.Teams.Messages.Count == 2);
        var (old, current) = (bot.Teams.Messages[0], bot.Teams.Messages[1]);

        await bot.PressAsync(old, "Confirm");
        await bot.PressAsync(current, "Cancel", Person.Lee);
        await bot.UntilAsync(() => current.Text.StartsWith("#1001 restart 2 phones: Succeeded", StringComparison.Ordinal));

        Assert.Equal(1, bot.Cloud.Count("restart"));
        Assert.StartsWith("This card of #1001 is old and no longer kept up to date. Its current card is further down.", old.Text, StringComparison.Ordinal);
        Assert.Equal(2, old.Versions.Count);
    }

    [Fact]
    public async Task A_question_whose_first_copy_was_lost_is_answered_once_whichever_copy_is_pressed()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("show phone web-0007");
        var card = bot.LastMessage;
        var lost = bot.Activities.Press(Person.Ana, Place.Channel, "1790000000000", JsonNode.Parse(card.Latest.Buttons.Single(button => button.Title == "Restart").Data.GetRawText())!, card.Thread);

        await bot.PressAsync(card, "Restart");
        await bot.UntilAsync(() => bot.Cloud.Restarts.Count == 1 && bot.CardOf(1001).Text.Contains("Succeeded", StringComparison.Ordinal));
        await bot.DeliverAsync(lost);
        await bot.PassAsync(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(1));

        Assert.Equal(1, bot.Cloud.Restarts["web-0007"]);
        Assert.Null(bot.FindCard(1002));
    }

    [Fact]
    public async Task A_forged_button_reaches_no_message_of_another_conversation()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("list phones");
        var list = bot.LastMessage;
        // A page that is turned changes its list in place.
        var next = list.Latest.Buttons.Single(button => button.Title == "Next").Data.GetRawText();

        await bot.DeliverAsync(bot.Activities.Press(Person.Lee, Place.PersonalOf(Person.Lee), "1790000000000", JsonNode.Parse(next)!));
        await bot.PassAsync(TimeSpan.FromSeconds(5));

        Assert.Single(list.Versions);
        Assert.Contains("page 2 of", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.NotEqual(list.Conversation, bot.LastMessage.Conversation);
    }

    [Fact]
    public async Task A_card_that_somebody_deleted_is_posted_anew_in_its_thread_once()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("restart phone web-0007");
        bot.Teams.Faults.Add(new Fault("update", FaultKind.Status, Times: 1, Status: 404, Code: "ActivityNotFoundInConversation"));

        await bot.UntilAsync(() => bot.Teams.Messages.Count == 3);

        Assert.StartsWith("#1001 restart 1 phone: Succeeded", bot.Teams.Messages[1].Text, StringComparison.Ordinal);
        Assert.Equal(bot.Teams.Messages[0].Thread, bot.Teams.Messages[1].Thread);
    }

    [Fact]
    public async Task An_edit_that_a_dead_owner_left_on_its_way_is_not_overtaken()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("restart phones web-0001, web-0002");
        await bot.Services.GetRequiredService<Database>().WriteAsync(session => session.ExecuteAsync("UPDATE posts SET claimed_at = @Now", new { session.Now }));

        await bot.PressAsync(bot.LastMessage, "Cancel");
        await bot.PassAsync(TimeSpan.FromSeconds(4));
        Assert.StartsWith("#1001 restart 2 phones: Planned", bot.CardOf(1001).Text, StringComparison.Ordinal);

        await bot.PassAsync(TimeSpan.FromSeconds(2));
        Assert.StartsWith("#1001 restart 2 phones: Cancelled", bot.CardOf(1001).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_changes_while_a_card_is_on_its_way_is_shown_as_soon_as_that_has_arrived()
    {
        await using var bot = await BotApp.StartAsync(null, ("Operations:SweepInterval", "00:01:00"));
        var mayArrive = new TaskCompletionSource();
        bot.TeamsWire.Meddle = async (_, send) =>
        {
            await mayArrive.Task;
            return await send();
        };
        await bot.SayAsync("restart phones web-0001, web-0002");
        await bot.SayAsync("cancel 1001");

        mayArrive.SetResult();
        await bot.SettleAsync();

        Assert.StartsWith("#1001 restart 2 phones: Cancelled", bot.CardOf(1001).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_owner_that_was_replaced_writes_nothing_any_more()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("help");
        await bot.Services.GetRequiredService<Database>().WriteAsync(session => session.ExecuteAsync("UPDATE conversations SET owner = owner + 1"));

        await bot.SayAsync("whoami");
        Assert.Single(bot.Teams.Messages);

        // The next one takes over, with the budget as the rows have it.
        await bot.UntilAsync(() => bot.Teams.Messages.Count == 2, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task The_hints_of_a_personal_chat_need_no_mention()
    {
        await using var bot = await BotApp.StartAsync();

        await bot.DeliverAsync(bot.Activities.Personal(Person.Ana, "restart phones web-0001, web-0002"));

        Assert.EndsWith("Type: confirm 1001 · cancel 1001", bot.LastMessage.Text, StringComparison.Ordinal);
    }
}
