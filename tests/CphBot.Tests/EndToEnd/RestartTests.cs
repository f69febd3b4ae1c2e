using CphBot.Audit;
using CphBot.Simulator.Cloud;
using CphBot.Simulator.Faults;
using CphBot.Simulator.Teams;
using Xunit;

namespace CphBot.Tests.EndToEnd;

/// <summary>The main job: a restart is typed, followed, and told.</summary>
public sealed class RestartTests
{
    [Fact]
    public async Task A_card_goes_from_planned_through_restarting_to_running_again_in_place_and_a_reply_mentions_the_requester()
    {
        // Another restart has the only permit of this minute, so that the card is seen before anything is sent.
        await using var bot = await BotApp.StartAsync(null, ("Cloud:WritesPerMinute", "1"));
        await bot.SayAsync("restart phone web-0001", Person.Lee);

        Assert.Equal(202, await bot.SayAsync("restart phone web-0007"));
        await bot.UntilAsync(() => bot.Teams.Messages.Count == 4);

        var card = bot.CardOf(1002);
        Assert.Equal("#1002 restart 1 phone: Succeeded", card.Text.Split('\n')[0]);
        // What lies between may pass too quickly to be shown.
        string[] milestones = ["web-0007: planned (cph-01)", "web-0007: restarting (cph-01)", "web-0007: running again (cph-01)"];
        Assert.Equal(milestones, card.Versions.Select(version => version.Text.Split('\n').Single(line => line.StartsWith("web-0007: ", StringComparison.Ordinal))).Distinct().Where(milestones.Contains));
        Assert.Contains("as of 02:01:", card.Text, StringComparison.Ordinal);

        var reply = bot.LastMessage;
        Assert.Equal("<at>Ana</at> #1002 restart web-0007: running again.", reply.Text);
        Assert.Equal(card.Thread, reply.Thread);
        Assert.Equal(Person.Ana.Mri, reply.Latest.Activity.GetProperty("entities")[0].GetProperty("mentioned").GetProperty("id").GetString());
        Assert.Equal(1, bot.Cloud.Restarts["web-0007"]);
        Assert.Equal(1, bot.Cloud.Count("token"));
    }

    [Fact]
    public async Task The_audit_has_begun_before_the_cloud_is_called_and_ended_after_under_one_number()
    {
        await using var bot = await BotApp.StartAsync();

        await bot.SayAsync("restart phone web-0007");
        await bot.UntilAsync(() => bot.Teams.Messages.Count == 2);

        var lines = (await bot.AuditAsync()).Where(line => line.Operation == 1001).ToList();
        Assert.Equal([AuditPhase.Planned, AuditPhase.Begun, AuditPhase.Answered, AuditPhase.Ended], lines.Select(line => line.Phase));
        Assert.All(lines, line => Assert.Equal((Person.Ana.ObjectId, "demo"), (line.ActorId, line.Project)));
        Assert.Equal("Succeeded", lines[3].Outcome);
        Assert.NotNull(lines[2].RequestId);
        Assert.True(lines[1].At <= bot.Cloud.Requests.Single(request => request.Call == "restart").At);
    }

    [Fact]
    public async Task A_job_that_succeeded_is_not_success_when_the_phone_is_abnormal()
    {
        await using var bot = await BotApp.StartAsync();
        bot.Cloud.Behave("web-0007", new PhoneBehaviour.JobSucceedsButAbnormal());

        await bot.SayAsync("restart phone web-0007");
        await bot.UntilAsync(() => bot.Teams.Messages.Count == 2);

        Assert.StartsWith("#1001 restart 1 phone: Failed", bot.Teams.Messages[0].Text, StringComparison.Ordinal);
        Assert.Contains("web-0007: failed (The job succeeded, but the phone is abnormal (-7).)", bot.Teams.Messages[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(bot.Teams.Messages[0].Versions, version => version.Text.Contains("running again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_phone_that_never_boots_ends_as_unclear_and_says_how_it_was_last_seen()
    {
        await using var bot = await BotApp.StartAsync(null, ("Operations:FollowTimeout", "00:01:00"));
        bot.Cloud.Behave("web-0007", new PhoneBehaviour.NeverBoots());

        await bot.SayAsync("restart phone web-0007");
        await bot.UntilAsync(() => bot.Teams.Messages.Count == 2);

        Assert.StartsWith("#1001 restart 1 phone: Unclear", bot.Teams.Messages[0].Text, StringComparison.Ordinal);
        Assert.Contains("the phone is still restarting", bot.Teams.Messages[0].Text, StringComparison.Ordinal);
        Assert.Contains("@CphBot check 1001 · @CphBot retry 1001", bot.Teams.Messages[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_job_and_a_refused_phone_are_told_with_the_clouds_code()
    {
        await using var bot = await BotApp.StartAsync();
        bot.Cloud.Behave("web-0001", new PhoneBehaviour.JobFails("CPS.0099", "server not ready"));
        bot.Cloud.SetServerStatus("cph-02", Status.ServerFrozen);

        await bot.SayAsync("restart phones web-0001, web-0041 and web-0003");
        await bot.PressAsync(bot.LastMessage, "Confirm");
        await bot.UntilAsync(() => bot.Teams.Messages.Count == 2);

        var text = bot.Teams.Messages[0].Text;
        Assert.StartsWith("#1001 restart 3 phones: Partly failed", text, StringComparison.Ordinal);
        Assert.Contains("web-0001: failed (The cloud's job failed. Its server is not ready.)", text, StringComparison.Ordinal);
        Assert.Contains("web-0041: refused (", text, StringComparison.Ordinal);
        Assert.Matches("for support: request id [0-9a-f-]{32,36}, code CPS.0099, CPS.1028", text);
        Assert.Contains("web-0003: running again", text, StringComparison.Ordinal);
        Assert.Equal("<at>Ana</at> #1001 restart 3 phones: Partly failed, 1 of 3 running again.", bot.Teams.Messages[1].Text);
    }

    [Fact]
    public async Task The_second_person_who_restarts_a_phone_is_told_of_the_first()
    {
        await using var bot = await BotApp.StartAsync();

        await bot.SayAsync("restart phone web-0007", Person.Lee);
        await bot.PassAsync(TimeSpan.FromSeconds(3));
        await bot.SayAsync("restart phone web-0007", Person.Ana);

        Assert.Matches(@"^web-0007 is being restarted by #1001, Lee, \d s ago\.", bot.LastMessage.Text);
        await bot.UntilAsync(() => bot.CardOf(1001).Text.Contains("Succeeded", StringComparison.Ordinal));
        Assert.Equal(1, bot.Cloud.Restarts["web-0007"]);
    }

    [Fact]
    public async Task Two_people_at_the_same_instant_make_one_restart_and_both_learn_of_it()
    {
        await using var bot = await BotApp.StartAsync();
        var ana = bot.Activities.Message(Person.Ana, Place.Channel, "restart phone web-0007").ToJsonString();
        var lee = bot.Activities.Message(Person.Lee, Place.Channel, "restart phone web-0007").ToJsonString();

        await Task.WhenAll(bot.SendAsync(ana), bot.SendAsync(lee));
        await bot.UntilAsync(() => bot.Teams.Messages.Any(message => message.Text.Contains("running again.", StringComparison.Ordinal)));

        Assert.Equal(1, bot.Cloud.Restarts["web-0007"]);
        Assert.Single(bot.Cloud.Requests, request => request.Call == "restart");
        Assert.Contains(bot.Teams.Messages, message => message.Text.Contains("being restarted by #100", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_delivery_four_times_at_once_is_one_operation_and_one_card()
    {
        await using var bot = await BotApp.StartAsync();
        var activity = bot.Activities.Message(Person.Ana, Place.Channel, "restart phone web-0007").ToJsonString();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => bot.SendAsync(activity)));
        await bot.UntilAsync(() => bot.Teams.Messages.Count == 2);
        Assert.Equal(202, await bot.SendAsync(activity));
        await bot.PassAsync(TimeSpan.FromSeconds(5));

        Assert.All(answers, status => Assert.Equal(202, status));
        Assert.Equal(1, bot.Cloud.Restarts["web-0007"]);
        Assert.Equal(2, bot.Teams.Messages.Count);
    }

    [Fact]
    public async Task An_operation_goes_on_after_the_bot_was_stopped_and_started()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("restart phone web-0007");
        await bot.PassAsync(TimeSpan.FromSeconds(2));

        await bot.RestartBotAsync();
        await bot.UntilAsync(() => bot.Teams.Messages.Count == 2);

        Assert.StartsWith("#1001 restart 1 phone: Succeeded", bot.Teams.Messages[0].Text, StringComparison.Ordinal);
        Assert.Equal(1, bot.Cloud.Restarts["web-0007"]);
    }

    [Fact]
    public async Task While_the_cloud_cannot_be_read_the_card_says_since_when()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("restart phone web-0007");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.Contains("restarting", StringComparison.Ordinal));

        bot.CloudWire.IsCut = true;
        await bot.UntilAsync(() => bot.CardOf(1001).Text.Contains("cannot be reached since 02:00:", StringComparison.Ordinal));
        bot.CloudWire.IsCut = false;
        await bot.UntilAsync(() => bot.Teams.Messages.Count == 2);

        Assert.StartsWith("#1001 restart 1 phone: Succeeded", bot.CardOf(1001).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("cannot be reached", bot.CardOf(1001).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cloud_that_cannot_be_reached_costs_no_restart_and_the_person_is_told_that_nothing_was_done()
    {
        await using var bot = await BotApp.StartAsync();
        bot.CloudWire.IsCut = true;

        await bot.SayAsync("restart phone web-0007");
        await bot.UntilAsync(() => bot.Teams.Messages.Count == 1);

        Assert.StartsWith("Nothing was done: the cloud cannot be reached.", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Empty(bot.Cloud.Restarts);
    }

    [Fact]
    public async Task A_post_that_is_never_answered_is_never_sent_again_and_its_phone_is_watched()
    {
        await using var bot = await BotApp.StartAsync();
        bot.Cloud.Faults.Add(new Fault("restart", FaultKind.NoAnswerAfterEffect, Times: 1));

        await bot.SayAsync("restart phone web-0007");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.Contains("may or may not have begun", StringComparison.Ordinal));
        await bot.UntilAsync(() => bot.Teams.Messages.Count == 2, TimeSpan.FromMinutes(3));

        Assert.StartsWith("#1001 restart 1 phone: Succeeded", bot.CardOf(1001).Text, StringComparison.Ordinal);
        Assert.Equal(1, bot.Cloud.Count("restart"));
    }

    [Fact]
    public async Task A_post_without_an_answer_that_did_nothing_ends_as_unclear()
    {
        await using var bot = await BotApp.StartAsync(null, ("Operations:FollowTimeout", "00:02:00"));
        bot.Cloud.Faults.Add(new Fault("restart", FaultKind.NoAnswerBeforeEffect, Times: 1));

        await bot.SayAsync("restart phone web-0007");
        await bot.UntilAsync(() => bot.Teams.Messages.Count == 2, TimeSpan.FromMinutes(5));

        Assert.StartsWith("#1001 restart 1 phone: Unclear", bot.CardOf(1001).Text, StringComparison.Ordinal);
        Assert.Contains("Nothing shows that it began.", bot.CardOf(1001).Text, StringComparison.Ordinal);
        Assert.Equal(1, bot.Cloud.Count("restart"));
    }
}
