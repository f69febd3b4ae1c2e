using CphBot.Operations;
using CphBot.Simulator.Cloud;
using CphBot.Simulator.Teams;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using PhoneState = CphBot.Operations.PhoneState;

namespace CphBot.Tests.EndToEnd;

/// <summary>Phones that are meant by more than their names: chosen, shown, read again, restarted as shown.</summary>
public sealed class TargetTests
{
    [Fact]
    public async Task A_plan_tells_all_that_a_tired_person_must_know()
    {
        await using var bot = await BotApp.StartAsync();
        bot.Cloud.SetStatus("web-0003", 6);
        bot.Cloud.SetStatus("web-0004", 8);
        bot.Cloud.SetStatus("web-0044", -7);
        await NextPictureAsync(bot);

        await bot.SayAsync("restart phones web-0001..web-0012 and web-0041..web-0044 except web-0005 in waves of 4 because new image");

        var text = bot.LastMessage.Text.Split('\n');
        Assert.Equal("#1001 restart 13 phones: Planned", text[0]);
        Assert.Contains("Left out, frozen: web-0003", text);
        Assert.Contains("Left out, abnormal (-7): web-0044", text);
        Assert.Contains("Phones: web-0001, web-0002, web-0004, web-0006, web-0007, web-0008, web-0009, web-0010, web-0011, web-0012 and 3 more", text);
        Assert.Contains(text, line => line.StartsWith("Chosen by: web-0001..web-0012, web-0041..web-0044 except web-0005, as of 02:01:0", StringComparison.Ordinal));
        Assert.Contains("Servers: 2, at most 10 phones on one", text);
        Assert.Contains("Share: 10 of 40 phones of cph-01 (25%), 13 of 200 of the fleet (6.5%)", text);
        Assert.Contains("Waves: 4: one phone first, then up to 4 at a time, at most 3 of one server", text);
        Assert.Contains("Pauses: when the first phone fails, or after 3 failures", text);
        Assert.Contains("Last restart: none known", text);
        Assert.Equal(0, bot.Cloud.Count("restart"));
    }

    [Fact]
    public async Task What_was_shown_is_restarted_one_phone_first_and_never_too_many_of_a_server()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("restart phones on server cph-01 and cph-02 except web-0009..web-0040, web-0049..web-0080");

        await bot.SayAsync("confirm 1001");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 restart 16 phones: Succeeded", StringComparison.Ordinal), TimeSpan.FromMinutes(5));

        var shown = Enumerable.Range(1, 8).Concat(Enumerable.Range(41, 8)).Select(number => $"web-{number:0000}");
        Assert.Equal(shown.ToDictionary(name => name, _ => 1), bot.Cloud.Restarts);
        var rows = (await bot.Services.GetRequiredService<OperationStore>().FindAsync(1001))!;
        Assert.Equal([1, 6, 6, 3], rows.Waves.Select(wave => rows.PhonesOf(wave.Number).Count()));
        Assert.Equal(4, bot.Cloud.Count("restart"));
    }

    [Fact]
    public async Task A_plan_whose_phone_changed_expires_and_a_new_number_is_shown_for_the_rest()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("restart phones web-0001..web-0003 because new image");
        bot.Cloud.SetStatus("web-0002", 6);

        await bot.SayAsync("confirm 1001");

        Assert.StartsWith("#1001 restart 3 phones: Expired\nNothing was sent. What was planned has changed since.", bot.CardOf(1001).Text, StringComparison.Ordinal);
        var second = bot.CardOf(1002).Text;
        Assert.StartsWith("#1002 restart 2 phones: Planned\n#1001 expired: web-0002 is frozen.\nLeft out, frozen: web-0002\nPhones: web-0001, web-0003\n", second, StringComparison.Ordinal);
        Assert.Contains("Because: new image", second, StringComparison.Ordinal);
        Assert.Equal(0, bot.Cloud.Count("restart"));

        await bot.SayAsync("confirm 1001");
        Assert.Equal(0, bot.Cloud.Count("restart"));
        await bot.SayAsync("confirm 1002");
        await bot.UntilAsync(() => bot.CardOf(1002).Text.StartsWith("#1002 restart 2 phones: Succeeded", StringComparison.Ordinal));
        Assert.Equal(new Dictionary<string, int> { ["web-0001"] = 1, ["web-0003"] = 1 }, bot.Cloud.Restarts);
    }

    [Fact]
    public async Task A_phone_that_was_stopped_and_runs_now_is_no_change_that_matters()
    {
        await using var bot = await BotApp.StartAsync();
        bot.Cloud.SetStatus("web-0002", 8);
        await bot.SayAsync("restart phones web-0001, web-0002 and web-0003");
        bot.Cloud.SetStatus("web-0002", 2);
        bot.Cloud.SetStatus("web-0003", 8);

        await bot.SayAsync("confirm 1001");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 restart 3 phones: Succeeded", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Whatever_changes_meanwhile_only_what_was_shown_is_restarted_and_each_phone_of_it_is_accounted_for(int seed)
    {
        await using var bot = await BotApp.StartAsync();
        var random = new Random(seed);
        int[] statuses = [2, 8, 6, -6, 4, 2, 2];
        void Change(int howMany)
        {
            for (var i = 0; i < howMany; i++) bot.Cloud.SetStatus($"web-{random.Next(1, 16):0000}", statuses[random.Next(statuses.Length)]);
        }

        Change(3);
        await NextPictureAsync(bot);
        await bot.SayAsync("restart phones web-0001..web-0010 in waves of 3 stop after 1 failure");
        await bot.UntilAsync(() => bot.FindCard(1001) is not null);
        var number = 1001L;
        for (var tries = 0; tries < 4; tries++)
        {
            Change(random.Next(2));
            await bot.SayAsync($"confirm {number}");
            if (bot.FindCard(number + 1) is null) break;
            number++;
        }

        var shown = bot.CardOf(number).Versions.Select(version => version.Text).First(text => text.Contains(": Planned", StringComparison.Ordinal));
        var phones = shown.Split('\n').Single(line => line.StartsWith("Phones: ", StringComparison.Ordinal))["Phones: ".Length..].Split(", ");
        for (var rounds = 0; rounds < 40 && !IsEnd(bot, number); rounds++)
        {
            Change(1);
            await bot.PassAsync(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(1));
            if (bot.CardOf(number).Text.Contains(": Paused", StringComparison.Ordinal)) await bot.SayAsync($"resume {number}");
        }

        Assert.Subset(phones.ToHashSet(), bot.Cloud.Restarts.Keys.ToHashSet());
        Assert.All(bot.Cloud.Restarts, restart => Assert.Equal(1, restart.Value));
        var rows = (await bot.Services.GetRequiredService<OperationStore>().FindAsync(number))!.Phones;
        Assert.Equal(phones, rows.Select(row => row.PhoneName));
        Assert.All(rows.Where(row => row.State is PhoneState.Done or PhoneState.Failed), row => Assert.Contains(row.PhoneName, bot.Cloud.Restarts.Keys));
        Assert.All(rows.Where(row => row.State is PhoneState.Refused or PhoneState.NotSent), row => Assert.DoesNotContain(row.PhoneName, bot.Cloud.Restarts.Keys));
    }

    [Theory]
    [InlineData("restart phones db-*", "No phone fits: db-*.")]
    [InlineData("restart phones frozen", "No phone fits: frozen.")]
    [InlineData("restart phones web-0040..web-0001", "web-0040..web-0001 runs backwards. Do you mean web-0001..web-0040?")]
    [InlineData("restart phones web-1..web-99999", "web-1..web-99999 are 99,999 names: a range may have 10,000.")]
    [InlineData("restart phones on server cph-99", "There is no server cph-99.")]
    [InlineData("restart phones web-* except web-00007", "There is no phone web-00007. Nothing was done to the others either.")]
    [InlineData("restart phones group nothing", "There is no group nothing.")]
    [InlineData("restart phones web-* in waves of 50", "At most 20 phones in a wave here, not 50.")]
    [InlineData("restart phones web-* at most 9 per server", "At most 3 phones of one server at a time here, not 9.")]
    [InlineData("restart phones web-* stop after 90%", "Here it pauses after 3 failures at the latest, not after 181.")]
    [InlineData("restart phones web-*, web-0001..web-0009 on server cph-01", "That can be read in two ways.")]
    public async Task What_cannot_be_meant_is_answered_and_nothing_is_planned(string typed, string answer)
    {
        await using var bot = await BotApp.StartAsync();

        await bot.SayAsync(typed);
        await bot.UntilAsync(() => bot.Teams.Messages.Count > 0);

        Assert.StartsWith(answer, bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Null(bot.FindCard(1001));
    }

    [Fact]
    public async Task None_that_can_be_restarted_is_no_plan()
    {
        await using var bot = await BotApp.StartAsync();
        bot.Cloud.SetStatus("web-0001", 6);
        bot.Cloud.SetStatus("web-0002", -6);

        await bot.SayAsync("restart phones web-0001 and web-0002");

        Assert.StartsWith("None of these 2 phones can be restarted now: frozen: web-0001; restart failed (-6): web-0002. A phone must be running or stopped.", bot.LastMessage.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_single_phone_that_was_not_named_is_shown_first()
    {
        await using var bot = await BotApp.StartAsync();

        await bot.SayAsync("restart phones web-0001..web-0001");

        Assert.StartsWith("#1001 restart 1 phone: Planned\n", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.PassAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(0, bot.Cloud.Count("restart"));
    }

    [Fact]
    public async Task All_of_the_fleet_is_said_loudly_and_a_missing_part_of_a_range_too()
    {
        await using var bot = await BotApp.StartAsync();

        await bot.SayAsync("restart phones *");
        Assert.StartsWith("#1001 restart 200 phones: Planned\nThis is the whole fleet.\n", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("restart phones web-0101..web-0300");
        Assert.StartsWith("#1002 restart 100 phones: Planned\nOf web-0101..web-0300, 100 of 200 names do not exist.\nThis is 50% of the whole fleet.\n", bot.LastMessage.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_shows_the_plan_and_leaves_nothing_to_confirm()
    {
        await using var bot = await BotApp.StartAsync();

        await bot.SayAsync("restart phones web-0001..web-0007 dry run");

        Assert.StartsWith("Dry run: restart 7 phones\nNothing is sent.\nPhones: web-0001, ", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Empty(bot.LastMessage.Latest.Buttons);
        Assert.Null(await bot.Services.GetRequiredService<OperationStore>().FindAsync(1001));
        Assert.Contains(await bot.AuditAsync(), line => line is { Command: "restart phones web-0001..web-0007 dry run", Outcome: "dry run" });
    }

    [Fact]
    public async Task One_at_a_time_is_one_at_a_time_and_too_many_failures_pause_the_rest()
    {
        await using var bot = await BotApp.StartAsync();
        bot.Cloud.Behave("web-0002", new PhoneBehaviour.JobFails("CPS.0099", "no"));
        await bot.SayAsync("restart phones web-0001..web-0004 one at a time stop after 1 failure");
        Assert.Contains("Waves: 4, one phone at a time\nPauses: after the first failure\n", bot.LastMessage.Text, StringComparison.Ordinal);

        await bot.SayAsync("confirm 1001");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 restart 4 phones: Paused", StringComparison.Ordinal));

        Assert.Equal(2, bot.Cloud.Restarts.Count);
        await bot.SayAsync("resume 1001");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 restart 4 phones: Partly failed", StringComparison.Ordinal));
        Assert.Equal(4, bot.Cloud.Count("restart"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task When_the_phone_that_goes_first_fails_the_others_wait_whatever_may_fail_later(bool isHeld)
    {
        await using var bot = await BotApp.StartAsync();
        bot.Cloud.Behave("web-0001", new PhoneBehaviour.JobFails("CPS.0099", "no"));
        await bot.SayAsync("restart phones web-0001..web-0010");
        if (isHeld) await bot.SayAsync("hold web-0001 for 2 hours because it is on my desk", Person.Lee);
        await bot.SayAsync("confirm 1001");

        if (!isHeld)
        {
            await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 restart 10 phones: Paused", StringComparison.Ordinal));
            Assert.Contains("Paused by itself: web-0001, which went first, is not running again.", bot.CardOf(1001).Text, StringComparison.Ordinal);
            Assert.Equal(["web-0001"], bot.Cloud.Restarts.Keys);
            await bot.SayAsync("resume 1001");
        }

        // A phone that was left alone has not failed.
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 restart 10 phones: Partly failed", StringComparison.Ordinal), TimeSpan.FromMinutes(5));
        Assert.Equal(isHeld ? 9 : 10, bot.Cloud.Restarts.Count);
    }

    [Fact]
    public async Task Two_plans_at_once_do_not_restart_more_of_a_server_than_one_may()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("restart phones web-0001, web-0002 and web-0003");
        await bot.SayAsync("restart phones web-0004, web-0005 and web-0006", Person.Lee);

        await bot.SayAsync("confirm 1001");
        await bot.SayAsync("confirm 1002", Person.Lee);
        await bot.PassAsync(TimeSpan.FromSeconds(3));
        Assert.Equal(1, bot.Cloud.Count("restart"));
        await bot.UntilAsync(() => bot.CardOf(1002).Text.StartsWith("#1002 restart 3 phones: Succeeded", StringComparison.Ordinal), TimeSpan.FromMinutes(3));

        Assert.Equal(6, bot.Cloud.Restarts.Count);
        Assert.Equal(2, bot.Cloud.Count("restart"));
    }

    [Fact]
    public async Task A_name_that_means_two_phones_is_asked_about_in_the_middle_of_a_selection()
    {
        await using var bot = await BotApp.StartAsync();
        bot.Cloud.Rename("web-0050", "web-0007");
        await NextPictureAsync(bot);

        await bot.SayAsync("restart phones web-0001..web-0009 except web-0007");
        Assert.StartsWith("2 phones go by web-0007. Which one?", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.PressAsync(bot.LastMessage, "1");

        // The other one of that name is in the range too.
        Assert.StartsWith("#1001 restart 9 phones: Planned\n", bot.CardOf(1001).Text, StringComparison.Ordinal);
    }

    private static bool IsEnd(BotApp bot, long number) => Enum.GetValues<OperationState>().Any(state => state.IsEnd() && bot.CardOf(number).Text.Split('\n')[0].EndsWith($": {state.Words()}", StringComparison.Ordinal));

    private static Task NextPictureAsync(BotApp bot) => bot.PassAsync(TimeSpan.FromSeconds(61), TimeSpan.FromSeconds(1));
}
