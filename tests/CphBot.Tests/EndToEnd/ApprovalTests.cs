using System.Text.Json.Nodes;
using CphBot.Simulator.Teams;
using Xunit;

namespace CphBot.Tests.EndToEnd;

/// <summary>Operations that may not go without others: who says yes or no, until when, and how they go in an emergency.</summary>
public sealed class ApprovalTests
{
    private const string Two = "restart phones web-0001, web-0041";
    private const string Awaiting = "#1001 restart 2 phones: Awaiting approval";
    private const string Succeeded = "#1001 restart 2 phones: Succeeded";

    private static readonly Person Max = Person.Named("Max");

    [Fact]
    public async Task Another_person_approves_and_the_requester_cannot()
    {
        await using var bot = await StartAsync("OtherPerson");

        await bot.SayAsync(Two);
        var card = bot.LastMessage;
        Assert.StartsWith($"{Awaiting}\nIt takes the approval of one person other than Ana.\n", card.Text, StringComparison.Ordinal);
        await bot.SayAsync("approve 1001");
        Assert.StartsWith("You asked for #1001 yourself, so somebody else must approve it.", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("confirm 1001");
        Assert.StartsWith("#1001 waits for somebody else: It takes the approval of one person other than Ana.", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Equal(0, bot.Cloud.Count("restart"));

        await bot.PressAsync(card, "Approve", Person.Lee);
        await bot.UntilAsync(() => card.Text.StartsWith(Succeeded, StringComparison.Ordinal));
        Assert.Contains("\nApproved by: Lee\n", card.Text, StringComparison.Ordinal);
        Assert.Contains(await bot.AuditAsync(), line => line is { Operation: 1001, Command: "approve 1001", ActorName: "Ana", Outcome: "refused" });
        Assert.Contains(await bot.AuditAsync(), line => line is { Operation: 1001, Command: "approve 1001", ActorName: "Lee", Outcome: "done" });
        Assert.Contains(await bot.AuditAsync(), line => line is { Operation: 1001, Outcome: "waits for approval", Rule: "rule 0" });
    }

    [Fact]
    public async Task Two_persons_are_two_persons_however_often_one_says_yes()
    {
        await using var bot = await StartAsync("TwoPersons");
        await bot.SayAsync(Two);
        var card = bot.LastMessage;

        // Ten fingers, from two places, under another name.
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => bot.SendAsync(Press(bot, card, Person.Lee, "approve 1001").ToJsonString())));
        await bot.PassAsync(TimeSpan.FromSeconds(11), TimeSpan.FromSeconds(1));
        await bot.SayAsync("approve 1001", Person.Lee with { Name = "Max", Mri = "29:other-channel-id" }, Place.OtherChannel);
        Assert.StartsWith("You have approved #1001 already. It takes the approval of one more person other than Ana.", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.StartsWith(Awaiting, card.Text, StringComparison.Ordinal);
        Assert.Equal(0, bot.Cloud.Count("restart"));

        await bot.SayAsync("approve 1001", Max);
        await bot.UntilAsync(() => card.Text.StartsWith(Succeeded, StringComparison.Ordinal));
        Assert.Contains("\nApproved by: Lee, Max\n", card.Text, StringComparison.Ordinal);
        Assert.Equal(1, bot.Cloud.Restarts["web-0001"]);
    }

    [Fact]
    public async Task A_reason_typed_into_the_card_is_kept_with_the_approval()
    {
        await using var bot = await StartAsync("OtherPerson");
        await bot.SayAsync(Two);

        await bot.DeliverAsync(Press(bot, bot.CardOf(1001), Person.Lee, "approve 1001", "saw the graphs\n*really*"));
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith(Succeeded, StringComparison.Ordinal));

        Assert.Contains("Approved by: Lee (saw the graphs", bot.CardOf(1001).Text, StringComparison.Ordinal);
        Assert.Contains(await bot.AuditAsync(), line => line is { Operation: 1001, ActorName: "Lee" } && line.Command.StartsWith("approve 1001 because saw the graphs", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_typed_into_the_card_belongs_to_the_buttons_that_take_a_reason_only()
    {
        await using var bot = await StartAsync("OtherPerson");
        await bot.SayAsync(Two);

        await bot.DeliverAsync(Press(bot, bot.CardOf(1001), Person.Ana, "cancel 1001", "changed my mind"));

        Assert.StartsWith("#1001 restart 2 phones: Cancelled", bot.CardOf(1001).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rejection_ends_it_with_its_reason_and_the_requester_hears_of_it()
    {
        await using var bot = await StartAsync("TwoPersons");
        await bot.SayAsync(Two);
        await bot.SayAsync("approve 1001", Max);
        await bot.PassAsync(TimeSpan.FromSeconds(1));

        await bot.SayAsync("reject 1001 because the vendor is on site", Person.Lee);
        await bot.UntilAsync(() => bot.Teams.Messages.Any(message => message.Text.Contains("Cancelled. Rejected by Lee: the vendor is on site", StringComparison.Ordinal)));

        Assert.StartsWith("#1001 restart 2 phones: Cancelled", bot.CardOf(1001).Text, StringComparison.Ordinal);
        await bot.SayAsync("approve 1001", Person.Named("Kim"));
        Assert.StartsWith("#1001 is not waiting for an approval: Cancelled. Lee rejected it", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Equal(0, bot.Cloud.Count("restart"));
    }

    [Fact]
    public async Task An_approval_comes_in_time_or_not_at_all()
    {
        await using var bot = await StartAsync("OtherPerson", ("Operations:ApproveWithin", "00:10:00"));
        await bot.SayAsync(Two);
        await bot.PassAsync(TimeSpan.FromMinutes(9), TimeSpan.FromSeconds(5));
        Assert.StartsWith(Awaiting, bot.CardOf(1001).Text, StringComparison.Ordinal);

        await bot.PassAsync(TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(5));
        Assert.StartsWith("#1001 restart 2 phones: Expired", bot.CardOf(1001).Text, StringComparison.Ordinal);
        Assert.Contains("Nothing was sent. Not approved in time.", bot.CardOf(1001).Text, StringComparison.Ordinal);
        await bot.SayAsync("approve 1001", Person.Lee);

        Assert.StartsWith("#1001 is not waiting for an approval: Expired.", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("approve 999", Person.Lee);
        Assert.StartsWith("There is no operation #999 here.", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Equal(0, bot.Cloud.Count("restart"));
    }

    [Fact]
    public async Task Approvals_outlive_the_process()
    {
        await using var bot = await StartAsync("TwoPersons");
        await bot.SayAsync(Two);
        await bot.SayAsync("approve 1001 because I know why", Person.Lee);

        await bot.RestartBotAsync();
        await bot.PassAsync(TimeSpan.FromSeconds(11), TimeSpan.FromSeconds(1));
        await bot.SayAsync("approve 1001", Person.Lee);
        Assert.Contains(bot.Teams.Messages, message => message.Text.StartsWith("You have approved #1001 already.", StringComparison.Ordinal));
        await bot.SayAsync("approve 1001", Max);
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith(Succeeded, StringComparison.Ordinal));

        Assert.Contains("\nApproved by: Lee (I know why), Max\n", bot.CardOf(1001).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_approve_is_decided_when_they_do()
    {
        await using var bot = await BotApp.StartAsync(null, [
            .. Rules.Of(0, Person.Ana.Id(), "restart", more: ("Approval", "OtherPerson")), .. Rules.Of(1, Person.Lee.Id(), "approve"), .. Rules.Looking(2)]);
        await bot.SayAsync(Two);

        await bot.SayAsync("approve 1001", Max);
        Assert.StartsWith("No rule allows approve here.", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.RestartBotAsync(("Access:Rules:1:Who:0", Max.Id()));
        await bot.SayAsync("approve 1001", Person.Lee);
        Assert.StartsWith("No rule allows approve here. Rule 0 would, but for its Who.", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.RestartBotAsync(("Access:Rules:0:Who:0", Person.Lee.Id()));
        await bot.SayAsync("approve 1001", Max);
        Assert.StartsWith("Ana, who asked for #1001, may not do that any more. No rule allows restart web-0001, web-0041 here.", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Equal(0, bot.Cloud.Count("restart"));

        await bot.RestartBotAsync(("Access:Rules:0:Who:0", Person.Ana.Id()));
        await bot.SayAsync("approve 1001", Max);
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith(Succeeded, StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_approval_is_not_enough_when_the_rules_have_come_to_ask_for_two()
    {
        await using var bot = await StartAsync("OtherPerson");
        await bot.SayAsync(Two);
        await bot.RestartBotAsync(("Access:Rules:0:Approval", "TwoPersons"));

        await bot.SayAsync("approve 1001", Person.Lee);
        await bot.PassAsync(TimeSpan.FromSeconds(5));
        Assert.StartsWith($"{Awaiting}\nIt takes the approval of one more person other than Ana.", bot.CardOf(1001).Text, StringComparison.Ordinal);
        await bot.SayAsync("approve 1001", Max);

        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith(Succeeded, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_approved_once_is_not_sent_when_the_rules_have_come_to_ask_for_more()
    {
        await using var bot = await StartAsync("OtherPerson", ("Operations:WaveSize", "1"));
        await bot.SayAsync(Two);
        await bot.SayAsync("approve 1001", Person.Lee);
        await bot.UntilAsync(() => bot.Cloud.Restarts.ContainsKey("web-0001"));

        await bot.RestartBotAsync(("Access:Rules:0:Approval", "TwoPersons"));
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 restart 2 phones: Paused", StringComparison.Ordinal));

        Assert.Contains("Paused by itself: rule 0 asks for more approvals than it has.", bot.CardOf(1001).Text, StringComparison.Ordinal);
        Assert.False(bot.Cloud.Restarts.ContainsKey("web-0041"));
    }

    [Fact]
    public async Task Those_whom_the_rules_name_are_mentioned_once_they_are_known()
    {
        await using var bot = await BotApp.StartAsync(null, [
            .. Rules.Of(0, Person.Ana.Id(), "restart", more: ("Approval", "OtherPerson")), .. Rules.Of(1, $"{Person.Lee.Id()} {Max.Id()}", "approve"), .. Rules.Looking(2)]);
        await bot.SayAsync("whoami", Person.Lee);

        await bot.SayAsync(Two);

        Assert.Contains("\nMay approve: Lee\n", bot.LastMessage.Text, StringComparison.Ordinal);
        var mention = Assert.Single(JsonNode.Parse(bot.LastMessage.Latest.Card!.Value.GetRawText())!["msteams"]!["entities"]!.AsArray())!;
        Assert.Equal((Person.Lee.Mri, "<at>Lee</at>"), (mention["mentioned"]!["id"]!.GetValue<string>(), mention["text"]!.GetValue<string>()));
    }

    [Fact]
    public async Task In_an_emergency_a_rule_may_let_the_requester_go_on_and_it_stays_open_until_somebody_else_looks_at_it()
    {
        await using var bot = await StartAsync("TwoPersons", ("Access:Rules:0:BreakGlass", "true"));
        await bot.SayAsync(Two);

        await bot.SayAsync("break glass 1001");
        Assert.StartsWith("Say why: break glass 1001 because …", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("break glass 1001 because it is mine too", Person.Lee);
        Assert.StartsWith("Only Ana, who asked for #1001, can go on without an approval.", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.DeliverAsync(Press(bot, bot.CardOf(1001), Person.Ana, "break glass 1001", "the shop is down"));
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith(Succeeded, StringComparison.Ordinal));
        Assert.Contains("Went on without an approval: the shop is down. Open until somebody other than Ana reviews it.", bot.CardOf(1001).Text, StringComparison.Ordinal);

        await bot.SayAsync("list operations", Max);
        Assert.Contains("Went on without an approval, and waits for a review: #1001.", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("review 1001");
        Assert.StartsWith("You broke the glass of #1001 yourself, so somebody else must review it.", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.UntilAsync(() => bot.Teams.Messages.Any(message => message.Text.Contains("all 2 are running again", StringComparison.Ordinal)));
        await bot.SayAsync("review 1001 because it was right", Person.Lee);
        await bot.UntilAsync(() => bot.CardOf(1001).Text.Contains("\nReviewed by: Lee (it was right)\n", StringComparison.Ordinal));

        Assert.DoesNotContain("Open until", bot.CardOf(1001).Text, StringComparison.Ordinal);
        await bot.SayAsync("list operations", Max);
        Assert.DoesNotContain("waits for a review", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.PassAsync(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(1));
        Assert.Single(bot.Teams.Messages, message => message.Text.Contains("all 2 are running again", StringComparison.Ordinal));
        Assert.Equal(1, bot.Cloud.Restarts["web-0001"]);
    }

    [Fact]
    public async Task Without_a_rule_for_it_nobody_goes_on_without_an_approval()
    {
        await using var bot = await StartAsync("OtherPerson");
        await bot.SayAsync(Two);
        Assert.DoesNotContain(bot.LastMessage.Latest.Buttons, button => button.Title == "Break glass");

        await bot.SayAsync("break glass 1001 because the shop is down");

        Assert.StartsWith("No rule lets you go on without an approval: it takes BreakGlass on rule 0.", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Contains(await bot.AuditAsync(), line => line is { Operation: 1001, Outcome: "denied", Rule: "rule 0", ActorName: "Ana" });
        Assert.Equal(0, bot.Cloud.Count("restart"));
    }

    [Fact]
    public async Task What_is_asked_for_in_a_personal_chat_is_seen_in_the_audit_channel_too_and_can_be_approved_there()
    {
        await using var bot = await StartAsync("OtherPerson", ("Cloud:Projects:demo:AuditChannel", Place.OtherChannel.Id));
        await bot.SayAsync("whoami", Person.Lee, Place.OtherChannel);

        await bot.DeliverAsync(bot.Activities.Personal(Person.Ana, Two));
        await bot.UntilAsync(() => bot.Teams.Messages.Count(message => message.Text.StartsWith(Awaiting, StringComparison.Ordinal)) == 2);
        var seen = Assert.Single(bot.Teams.MessagesOf(Place.OtherChannel), message => message.Text.StartsWith(Awaiting, StringComparison.Ordinal));
        await bot.PressAsync(seen, "Approve", Person.Lee);
        await bot.UntilAsync(() => bot.Teams.Messages.Count(message => message.Text.StartsWith(Succeeded, StringComparison.Ordinal)) == 2);
        await bot.PassAsync(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(1));

        // The end is told once, to whoever asked.
        Assert.Equal(Place.PersonalOf(Person.Ana).Id, Assert.Single(bot.Teams.Messages, message => message.Text.Contains("all 2 are running again", StringComparison.Ordinal)).Conversation);
    }

    [Fact]
    public async Task What_is_asked_for_in_a_personal_chat_is_seen_in_an_audit_channel_where_nobody_has_spoken_to_the_bot()
    {
        await using var bot = await StartAsync("OtherPerson", ("Cloud:Projects:demo:AuditChannel", Place.OtherChannel.Id));

        await bot.DeliverAsync(bot.Activities.Personal(Person.Ana, Two));

        await bot.UntilAsync(() => bot.Teams.MessagesOf(Place.OtherChannel).Any(message => message.Text.StartsWith(Awaiting, StringComparison.Ordinal)));
    }

    private static Task<BotApp> StartAsync(string approval, params (string, string?)[] settings) => BotApp.StartAsync(null, [("Access:Rules:0:Approval", approval), .. settings]);

    /// <summary>A button of the card, with what was typed into its line for a reason.</summary>
    private static JsonObject Press(BotApp bot, TeamsMessage card, Person by, string command, string reason = "")
    {
        var data = card.Latest.Buttons.Select(button => JsonNode.Parse(button.Data.GetRawText())!.AsObject()).Single(data => data["command"]!.GetValue<string>() == command);
        data["reason"] = reason;
        return bot.Activities.Press(by, new Place(card.Conversation, "channel"), card.Id, data, card.Thread);
    }
}
