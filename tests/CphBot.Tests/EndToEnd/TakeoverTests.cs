using System.Text;
using CphBot.Conversations;
using CphBot.Fleet;
using CphBot.Hosting;
using CphBot.Operations;
using CphBot.Simulator.Cloud;
using CphBot.Simulator.Faults;
using CphBot.Simulator.Teams;
using CphBot.Storage;
using CphBot.Teams.Activities;
using CphBot.Turns;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CphBot.Tests.EndToEnd;

/// <summary>One process goes on with what another had: its budget, its permits, its turns.</summary>
public sealed class TakeoverTests
{
    private static readonly (string, string?) TwoChangesAMinute = ("Cloud:WritesPerMinute", "2");

    [Fact]
    public async Task What_the_process_before_sent_in_this_minute_counts_in_the_budget_of_the_next()
    {
        await using var bot = await BotApp.StartAsync(null, TwoChangesAMinute);
        await bot.SayAsync("restart phone web-0001");
        await bot.SayAsync("restart phone web-0041");
        await bot.UntilAsync(() => bot.Cloud.Count("restart") == 2);
        var sent = bot.Time.GetUtcNow();

        await bot.RestartBotAsync();
        await bot.SayAsync("restart phone web-0081");
        await bot.UntilAsync(() => bot.Cloud.Count("restart") == 3);

        Assert.InRange(bot.Time.GetUtcNow() - sent, TimeSpan.FromSeconds(58), TimeSpan.FromSeconds(80));
    }

    [Fact]
    public async Task What_the_process_before_asked_phones_in_this_minute_counts_for_the_next()
    {
        await using var bot = await BotApp.StartAsync(null, ("Operations:BootCheck", "true"));
        bot.Cloud.Behave("web-0007", new PhoneBehaviour.RunsButNeverBoots());
        await bot.SayAsync("restart phone web-0007");
        await bot.UntilAsync(() => bot.Cloud.Count("sync-commands") == 4);

        await bot.RestartBotAsync();
        await bot.PassAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(6, bot.Cloud.Count("sync-commands"));
        Assert.DoesNotContain(bot.Cloud.Requests, request => request.Status == 429);
    }

    [Fact]
    public async Task An_owner_that_was_replaced_asks_no_phone_before_it_has_taken_over_again()
    {
        await using var bot = await BotApp.StartAsync(null, ("Operations:BootCheck", "true"));
        bot.Cloud.Behave("web-0007", new PhoneBehaviour.RunsButNeverBoots());
        await bot.SayAsync("restart phone web-0007");
        await bot.UntilAsync(() => bot.Cloud.Count("sync-commands") == 1);

        // Another one, on another node, has asked meanwhile as often as the minute allows.
        await bot.Services.GetRequiredService<Database>().WriteAsync(async session =>
        {
            var other = await ProjectTakeover.OfAsync(session, "demo");
            for (var call = 0; call < 5; call++) Assert.True(await ProjectTakeover.CountBootCheckAsync(session, "demo", other.Number));
        });
        await bot.PassAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(1, bot.Cloud.Count("sync-commands"));
    }

    [Fact]
    public async Task A_command_whose_process_died_right_after_it_took_it_is_run_by_another_within_20_seconds()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("help");
        var json = bot.Activities.Message(Person.Ana, Place.Channel, "restart phone web-0007").ToJsonString();
        var conversation = (await bot.Services.GetRequiredService<Database>().ReadAsync(session => ConversationStore.FindAsync(session, Place.Channel.Id)))!;
        // Taken in, and nothing more.
        Assert.NotNull(await bot.Services.GetRequiredService<TurnStore>().ReceiveAsync(ActivityReader.Read(Encoding.UTF8.GetBytes(json), out _)!, conversation));

        await bot.UntilAsync(() => bot.Cloud.Count("restart") == 1, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task An_answer_of_Teams_that_comes_after_the_owner_was_replaced_is_kept_and_leads_to_no_second_card()
    {
        await using var bot = await BotApp.StartAsync(new SimulatedCloudOptions { RestartTime = TimeSpan.FromSeconds(1) });
        await bot.SayAsync("help");
        // By then the operation has ended, and its card is to be written at once.
        bot.Teams.Faults.Add(new Fault("send", FaultKind.Delay, Times: 1, Seconds: 8));
        Assert.Equal(202, await bot.SendAsync(bot.Activities.Message(Person.Ana, Place.Channel, "restart phone web-0007").ToJsonString()));
        await bot.UntilAsync(() => bot.Teams.Requests.Count == 2);

        // Its conversation has an owner on another node by now.
        await bot.Services.GetRequiredService<Database>().WriteAsync(session => ConversationStore.TakeOverAsync(session, Place.Channel.Id));
        await bot.UntilAsync(() => bot.FindCard(1001)?.Text.StartsWith("#1001 restart 1 phone: Succeeded", StringComparison.Ordinal) == true);

        Assert.Single(bot.Teams.Messages, message => message.Text.StartsWith("#1001 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_permit_of_an_owner_that_was_replaced_is_not_used()
    {
        await using var bot = await BotApp.StartAsync(null, ("Cloud:WritesPerMinute", "1"));
        await bot.SayAsync("restart phone web-0001");
        await bot.SayAsync("restart phone web-0041");
        await bot.UntilAsync(() => bot.Cloud.Count("restart") == 1);

        // It was given by an owner on another node before this one took over.
        bot.Services.GetRequiredService<IOwners>().Tell(OwnerKey.Operation(1002), new PermitGranted(1, Owner: 0));
        await bot.PassAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(1, bot.Cloud.Count("restart"));
        await bot.UntilAsync(() => bot.Cloud.Count("restart") == 2);
    }

    [Fact]
    public async Task An_owner_that_outlives_its_successor_takes_over_again()
    {
        await using var bot = await BotApp.StartAsync();
        // A second one lived on another node, for a moment, by mistake.
        await bot.Services.GetRequiredService<Database>().WriteAsync(session => ProjectTakeover.OfAsync(session, "demo"));

        await bot.SayAsync("restart phone web-0001");

        await bot.UntilAsync(() => bot.Cloud.Count("restart") == 1, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_process_that_stops_gives_up_its_place_among_those_that_wait_for_a_permit()
    {
        await using var bot = await BotApp.StartAsync(null, ("Cloud:WritesPerMinute", "1"), ("Operations:SweepInterval", "00:00:50"));
        var (owners, readiness) = (bot.Services.GetRequiredService<IOwners>(), bot.Services.GetRequiredService<Readiness>());
        await bot.SayAsync("restart phone web-0001");
        await bot.UntilAsync(() => bot.Cloud.Count("restart") == 1);
        await bot.SayAsync("restart phone web-0041");
        await bot.PassAsync(TimeSpan.FromSeconds(57));
        Assert.Equal(1, bot.Cloud.Count("restart"));

        // Elsewhere there will be a permit in a moment, for an operation whose node stops.
        readiness.IsStopping = true;
        owners.Tell(OwnerKey.Operation(1002), OwnerMessage.Wake.Up);
        await bot.SettleAsync();
        readiness.IsStopping = false;
        await bot.PassAsync(TimeSpan.FromSeconds(6));

        Assert.Equal(1, bot.Cloud.Count("restart"));
        await bot.UntilAsync(() => bot.Cloud.Count("restart") == 2, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_turn_that_takes_long_is_not_taken_over_while_its_process_lives()
    {
        await using var bot = await BotApp.StartAsync(null, ("Cloud:RequestTimeout", "00:01:00"));
        bot.Cloud.Faults.Add(new Fault("phone", FaultKind.Delay, Times: 1, Seconds: 55));
        var (turns, runner) = (bot.Services.GetRequiredService<TurnStore>(), bot.Services.GetRequiredService<TurnRunner>());
        Assert.Equal(202, await bot.SendAsync(bot.Activities.Message(Person.Ana, Place.Channel, "show phone web-0007").ToJsonString()));

        for (var passed = 0; passed < 45; passed++)
        {
            await bot.PassAsync(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
            Assert.NotEmpty(runner.Running);
            // As another node looks for turns to run.
            Assert.Empty(await turns.ClaimDueAsync(bot.Time.GetUtcNow(), all: false, limit: 10, _ => false));
        }

        await bot.UntilAsync(() => !runner.Running.Any() && bot.Teams.Messages.Count > 0);
        Assert.Single(bot.Teams.Messages);
    }
}
