using System.Text.Json.Nodes;
using CphBot.Audit;
using CphBot.Simulator.Faults;
using CphBot.Simulator.Teams;
using Xunit;

namespace CphBot.Tests.EndToEnd;

/// <summary>Many hands at once, and words that mean nothing here: one effect, and everybody is told.</summary>
public sealed class EndsTests
{
    private const string Five = "restart phones web-0001, web-0002, web-0003, web-0004, web-0005";

    public static TheoryData<string> Controls => ["confirm", "cancel", "pause", "resume", "check", "retry"];

    [Fact]
    public async Task Three_alarms_at_once_for_one_phone_are_one_restart_and_everyone_is_told()
    {
        await using var bot = await BotApp.StartAsync();
        string[] alarms =
        [
            bot.Activities.Message(Person.Ana, Place.Channel, "restart phone web-0007").ToJsonString(),
            bot.Activities.Message(Person.Lee, Place.Channel, "please reboot WEB-0007 because it hangs").ToJsonString(),
            bot.Activities.Message(Person.Named("Kim"), Place.Channel, "restart web-0007").ToJsonString(),
        ];

        await Task.WhenAll(alarms.Select(bot.SendAsync));
        await bot.UntilAsync(() => Cards(bot).Any(text => text.Contains(": Succeeded", StringComparison.Ordinal)) && Cards(bot).Count(text => text.Contains("being restarted by #100", StringComparison.Ordinal)) == 2);
        await bot.PassAsync(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(1));

        Assert.Equal((1, 1), (bot.Cloud.Count("restart"), bot.Cloud.Restarts["web-0007"]));
        Assert.Single(Cards(bot), text => text.Contains(": Succeeded", StringComparison.Ordinal));
        var heard = (await bot.AuditAsync()).Where(line => line.Phase is AuditPhase.Planned || line.Outcome.StartsWith("refused: held", StringComparison.Ordinal)).Select(line => line.ActorName);
        Assert.Equal(["Ana", "Kim", "Lee"], heard.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Ten_presses_at_once_on_cancel_end_it_once()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync(Five);

        var card = await PressAtOnceAsync(bot, "cancel 1001");
        await bot.PassAsync(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(1));

        Assert.StartsWith("#1001 restart 5 phones: Cancelled", card.Text, StringComparison.Ordinal);
        Assert.Equal(0, bot.Cloud.Count("restart"));
        Assert.Single(await LinesAsync(bot, 1001), line => line.Phase == AuditPhase.Ended);
    }

    [Fact]
    public async Task Ten_presses_at_once_on_pause_hold_back_what_was_not_sent_and_one_resume_sends_it()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync(Five);
        await bot.SayAsync("confirm 1001");
        await bot.UntilAsync(() => bot.Cloud.Count("restart") == 1);

        var card = await PressAtOnceAsync(bot, "pause 1001");
        await bot.PassAsync(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(1));
        Assert.StartsWith("#1001 restart 5 phones: Paused", card.Text, StringComparison.Ordinal);
        Assert.Equal(1, bot.Cloud.Count("restart"));
        await bot.SayAsync("resume 1001");
        await bot.UntilAsync(() => card.Text.StartsWith("#1001 restart 5 phones: Succeeded", StringComparison.Ordinal));

        Assert.Equal((2, 5), (bot.Cloud.Count("restart"), bot.Cloud.Restarts.Values.Sum()));
    }

    [Fact]
    public async Task Ten_presses_at_once_on_check_are_one_look()
    {
        await using var bot = await UnclearAsync();

        var card = await PressAtOnceAsync(bot, "check 1001");
        await bot.PassAsync(TimeSpan.FromMinutes(3), TimeSpan.FromSeconds(1));

        Assert.StartsWith("#1001 restart 1 phone: Unclear", card.Text, StringComparison.Ordinal);
        Assert.Equal(1, bot.Cloud.Count("restart"));
        Assert.Equal(2, (await LinesAsync(bot, 1001)).Count(line => line.Phase == AuditPhase.Ended));
    }

    [Fact]
    public async Task Ten_presses_at_once_on_retry_are_one_new_operation()
    {
        await using var bot = await UnclearAsync();

        await PressAtOnceAsync(bot, "retry 1001");
        await bot.PassAsync(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(1));

        Assert.NotNull(bot.FindCard(1002));
        Assert.Null(bot.FindCard(1003));
        Assert.Equal(1, bot.Cloud.Count("restart"));
        Assert.Single(await bot.AuditAsync(), line => line is { Phase: AuditPhase.Planned, Operation: > 1001 });
    }

    [Theory]
    [MemberData(nameof(Controls))]
    public async Task An_unknown_number_is_refused_changes_nothing_and_is_audited(string control)
    {
        await using var bot = await BotApp.StartAsync();

        await bot.SayAsync($"{control} 9999");

        Assert.StartsWith("There is no operation #9999 here.", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Contains(await bot.AuditAsync(), line => line.Command == $"{control} 9999" && line is { Outcome: "refused", ActorName: "Ana" });
        Assert.Empty(bot.CloudCalls);
    }

    [Theory]
    [MemberData(nameof(Controls))]
    public async Task An_operation_of_another_conversations_project_is_refused_changes_nothing_and_is_audited(string control)
    {
        await using var bot = await BotApp.StartAsync(null, ProjectTests.TwoProjects(Place.Channel.Id));
        await bot.SayAsync(Five, place: Place.OtherChannel);
        var card = bot.CardOf(1001);
        var before = card.Text;

        await bot.SayAsync($"{control} 1001", place: Place.Channel);
        await bot.PassAsync(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(1));

        Assert.StartsWith("There is no operation #1001 here.", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Equal(before, card.Text);
        Assert.Contains(await bot.AuditAsync(), line => line.Command == $"{control} 1001" && line.Outcome == "refused" && line.ConversationId == Place.Channel.Id);
        Assert.Equal(0, bot.Cloud.Count("restart"));
    }

    [Theory]
    [MemberData(nameof(Controls))]
    public async Task What_has_ended_stays_as_it_ended_and_the_try_is_answered_and_audited(string control)
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("restart phone web-0007");
        await bot.UntilAsync(() => bot.Teams.Messages.Count == 2);
        var card = bot.CardOf(1001);
        var before = card.Text;

        await bot.SayAsync($"{control} 1001", Person.Lee);
        await bot.PassAsync(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(1));

        Assert.Equal(before, card.Text);
        Assert.Equal(3, bot.Teams.Messages.Count);
        Assert.Contains("#1001", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Equal(1, bot.Cloud.Count("restart"));
        Assert.Contains(await bot.AuditAsync(), line => line.Command == $"{control} 1001" && line is { Outcome: "refused", ActorName: "Lee" });
    }

    /// <summary>#1001 has ended as unclear: its POST was never answered, and did nothing.</summary>
    private static async Task<BotApp> UnclearAsync()
    {
        var bot = await BotApp.StartAsync(null, ("Operations:FollowTimeout", "00:01:00"));
        bot.Cloud.Faults.Add(new Fault("restart", FaultKind.NoAnswerBeforeEffect, Times: 1));
        await bot.SayAsync("restart phone web-0007");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 restart 1 phone: Unclear", StringComparison.Ordinal), TimeSpan.FromMinutes(5));
        return bot;
    }

    /// <returns>The card that was pressed.</returns>
    private static async Task<TeamsMessage> PressAtOnceAsync(BotApp bot, string command)
    {
        var card = bot.CardOf(1001);
        var presses = Enumerable.Range(0, 10).Select(_ => bot.Activities.Press(
            Person.Ana, Place.Channel, card.Id, new JsonObject { ["command"] = command }, card.Thread).ToJsonString()).ToList();
        Assert.All(await Task.WhenAll(presses.Select(bot.SendAsync)), status => Assert.Equal(202, status));
        await bot.PassAsync(TimeSpan.FromSeconds(5));
        return card;
    }

    private static List<string> Cards(BotApp bot) => [.. bot.Teams.Messages.Select(message => message.Text).Where(text => !text.StartsWith("<at>", StringComparison.Ordinal))];

    private static async Task<List<AuditEntry>> LinesAsync(BotApp bot, long operation) => [.. (await bot.AuditAsync()).Where(line => line.Operation == operation)];
}
