using CphBot.Audit;
using CphBot.Hosting;
using CphBot.Operations;
using CphBot.Simulator.Cloud;
using CphBot.Simulator.Teams;
using CphBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CphBot.Tests.EndToEnd;

/// <summary>Several phones: shown first, run as shown, by whom it may be.</summary>
public sealed class PlanTests
{
    private const string Three = "restart phones web-0001, web-0002 and web-0041";

    [Fact]
    public async Task Several_phones_are_shown_as_a_plan_and_nothing_is_sent_before_it_is_confirmed()
    {
        await using var bot = await BotApp.StartAsync();

        await bot.SayAsync(Three);
        await bot.PassAsync(TimeSpan.FromSeconds(10));

        var card = Assert.Single(bot.Teams.Messages);
        Assert.StartsWith("#1001 restart 3 phones: Planned\n", card.Text, StringComparison.Ordinal);
        Assert.Contains("Phones: web-0001, web-0002, web-0041", card.Text, StringComparison.Ordinal);
        Assert.Contains("Servers: 2, at most 2 phones on one", card.Text, StringComparison.Ordinal);
        Assert.Contains("Type: @CphBot confirm 1001 · @CphBot cancel 1001", card.Text, StringComparison.Ordinal);
        Assert.Equal(0, bot.Cloud.Count("restart"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_requester_confirms_by_button_or_by_typing(bool pressed)
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync(Three);

        await (pressed ? bot.PressAsync(bot.LastMessage, "Confirm") : bot.SayAsync("confirm 1001"));
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 restart 3 phones: Succeeded", StringComparison.Ordinal));

        Assert.Equal(new Dictionary<string, int> { ["web-0001"] = 1, ["web-0002"] = 1, ["web-0041"] = 1 }, bot.Cloud.Restarts);
        Assert.Equal(1, bot.Cloud.Count("restart"));
    }

    [Fact]
    public async Task A_permit_that_comes_from_elsewhere_while_this_process_stops_begins_nothing()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync(Three);
        bot.Services.GetRequiredService<Readiness>().IsStopping = true;
        await bot.Services.GetRequiredService<IOwners>().AskAsync(
            OwnerKey.Operation(1001), new ControlWanted(OperationControl.Confirm, new Actor(Person.Ana.ObjectId, Person.Ana.Mri, Person.Ana.Name), "a turn", new AuditEntry { Phase = AuditPhase.Command, Command = "confirm 1001", Outcome = "done" }), CancellationToken.None);

        bot.Services.GetRequiredService<IOwners>().Tell(OwnerKey.Operation(1001), new PermitGranted(1));
        await bot.PassAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(0, bot.Cloud.Count("restart"));
        Assert.Equal(WaveState.Planned, Assert.Single((await bot.Services.GetRequiredService<OperationStore>().FindAsync(1001))!.Waves).State);
    }

    [Fact]
    public async Task Sweeps_that_look_at_the_same_moment_wake_each_operation_once()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync(Three);
        var store = bot.Services.GetRequiredService<OperationStore>();
        await bot.Services.GetRequiredService<Database>().WriteAsync(session => session.ExecuteAsync("UPDATE operations SET wake_at = @Now", new { session.Now }));

        var woken = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => store.ClaimDueAsync(bot.Time.GetUtcNow(), limit: 10))));

        Assert.Equal([1001], woken.SelectMany(numbers => numbers));
    }

    [Fact]
    public async Task Only_the_requester_confirms()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync(Three, Person.Ana);

        await bot.PressAsync(bot.LastMessage, "Confirm", Person.Lee);

        Assert.StartsWith("Only Ana, who asked for #1001, can confirm it.", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Equal(0, bot.Cloud.Count("restart"));
        Assert.Contains(await bot.AuditAsync(), line => line is { Command: "confirm 1001", ActorName: "Lee", Outcome: "refused" });
    }

    [Fact]
    public async Task Ten_presses_at_once_are_one_confirmation()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync(Three);
        var card = bot.LastMessage;
        var presses = Enumerable.Range(0, 10).Select(_ => bot.Activities.Press(
            Person.Ana, Place.Channel, card.Id, System.Text.Json.Nodes.JsonNode.Parse("""{"command":"confirm 1001"}""")!, card.Thread).ToJsonString()).ToList();

        await Task.WhenAll(presses.Select(bot.SendAsync));
        await bot.UntilAsync(() => card.Text.StartsWith("#1001 restart 3 phones: Succeeded", StringComparison.Ordinal));

        Assert.Equal(3, bot.Cloud.Restarts.Values.Sum());
        Assert.Equal(1, bot.Cloud.Count("restart"));
        // The card, and the reply at its end: nine fingers too many need no answer.
        Assert.Equal(2, bot.Teams.Messages.Count);
        Assert.Equal(["done", .. Enumerable.Repeat("done already", 9)], (await bot.AuditAsync()).Where(line => line.Command == "confirm 1001").Select(line => line.Outcome));
    }

    [Fact]
    public async Task A_confirmation_that_somebody_repeats_later_is_told_who_was_first()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync(Three);
        await bot.SayAsync("confirm 1001");
        await bot.PassAsync(TimeSpan.FromSeconds(11), TimeSpan.FromSeconds(1));

        await bot.SayAsync("confirm 1001");

        Assert.Contains(bot.Teams.Messages, message => message.Text.StartsWith("#1001 is not waiting for a confirmation: ", StringComparison.Ordinal) && message.Text.Contains("Ana confirmed it 11 s ago.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_confirmation_that_is_run_again_after_a_crash_is_done_once_and_is_no_refusal()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync(Three);
        var owners = bot.Services.GetRequiredService<IOwners>();
        var line = new AuditEntry { Phase = AuditPhase.Command, Command = "confirm 1001", Outcome = "done", Operation = 1001 };
        var confirm = new ControlWanted(OperationControl.Confirm, new Actor(Person.Ana.ObjectId, Person.Ana.Mri, Person.Ana.Name), "turn", line);
        await owners.AskAsync(OwnerKey.Operation(1001), confirm, CancellationToken.None);
        // Long enough ago to be no double tap.
        await bot.PassAsync(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(1));

        var again = await owners.AskAsync(OwnerKey.Operation(1001), confirm, CancellationToken.None);

        Assert.Equal(new ControlAnswered(null), again);
        Assert.Single(await bot.AuditAsync(), entry => entry.Command == "confirm 1001");
    }

    [Fact]
    public async Task A_plan_that_is_not_confirmed_in_time_expires_and_cannot_be_confirmed_any_more()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync(Three);
        var card = bot.LastMessage;

        await bot.PassAsync(TimeSpan.FromMinutes(5.5), TimeSpan.FromSeconds(5));
        Assert.StartsWith("#1001 restart 3 phones: Expired", card.Text, StringComparison.Ordinal);
        await bot.SayAsync("confirm 1001");

        Assert.StartsWith("#1001 is not waiting for a confirmation: Expired.", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Equal(0, bot.Cloud.Count("restart"));
    }

    [Fact]
    public async Task A_cancelled_plan_is_never_sent()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync(Three);

        await bot.PressAsync(bot.LastMessage, "Cancel");
        await bot.PassAsync(TimeSpan.FromSeconds(10));

        Assert.StartsWith("#1001 restart 3 phones: Cancelled", bot.CardOf(1001).Text, StringComparison.Ordinal);
        Assert.Equal(0, bot.Cloud.Count("restart"));
    }

    [Fact]
    public async Task Phones_of_one_server_go_in_waves_of_three_and_one_wave_at_a_time()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("restart phones web-0001, web-0002, web-0003, web-0004, web-0005");
        await bot.PressAsync(bot.LastMessage, "Confirm");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 restart 5 phones: Succeeded", StringComparison.Ordinal));

        var waves = bot.Cloud.Requests.Where(request => request.Call == "restart").ToList();
        Assert.Equal([3, 2], waves.Select(wave => wave.Body!.Split("phone_id").Length - 1));
        Assert.True(waves[1].At - waves[0].At > TimeSpan.FromSeconds(5), "The second wave waits until the phones of the first run again.");
    }

    [Fact]
    public async Task Too_many_failures_pause_the_rest_until_somebody_decides()
    {
        await using var bot = await BotApp.StartAsync(null, ("Operations:ErrorBudget", "0"));
        bot.Cloud.Behave("web-0001", new PhoneBehaviour.JobFails("CPS.0099", "server not ready"));
        await bot.SayAsync("restart phones web-0001, web-0002, web-0003, web-0004");
        await bot.PressAsync(bot.LastMessage, "Confirm");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 restart 4 phones: Paused", StringComparison.Ordinal));
        Assert.Equal(1, bot.Cloud.Count("restart"));

        await bot.PressAsync(bot.CardOf(1001), "Resume");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 restart 4 phones: Partly failed", StringComparison.Ordinal));

        Assert.Equal(1, bot.Cloud.Restarts["web-0004"]);
    }

    [Fact]
    public async Task Retry_takes_up_only_what_failed_under_a_new_number()
    {
        await using var bot = await BotApp.StartAsync();
        bot.Cloud.Behave("web-0001", new PhoneBehaviour.JobFails("CPS.0099", "server not ready"));
        await bot.SayAsync("restart phones web-0001, web-0002");
        await bot.PressAsync(bot.LastMessage, "Confirm");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 restart 2 phones: Partly failed", StringComparison.Ordinal));
        bot.Cloud.SetStatus("web-0001", 2);

        await bot.PressAsync(bot.CardOf(1001), "Retry");
        await bot.PressAsync(bot.CardOf(1001), "Retry");
        await bot.PressAsync(bot.CardOf(1002), "Confirm");
        await bot.UntilAsync(() => bot.Teams.Messages.Any(message => message.Text.StartsWith("#1002 restart 1 phone: Succeeded", StringComparison.Ordinal)));

        Assert.Contains("Again for: #1001", bot.CardOf(1002).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(bot.Teams.Messages, message => message.Text.StartsWith("#1003", StringComparison.Ordinal));
        Assert.Equal(1, bot.Cloud.Restarts["web-0002"]);
    }
}
