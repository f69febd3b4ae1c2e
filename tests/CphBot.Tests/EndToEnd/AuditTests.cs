using CphBot.Simulator.Cloud;
using CphBot.Simulator.Teams;
using CphBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CphBot.Tests.EndToEnd;

/// <summary>Who did what to which phone, when, with which outcome, as a person reads it.</summary>
public sealed class AuditTests
{
    [Fact]
    public async Task A_restart_is_there_from_the_words_to_its_end_and_its_lines_name_each_other()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("restart phone web-0007 because it hangs");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 restart 1 phone: Succeeded", StringComparison.Ordinal));

        await bot.SayAsync("audit of phone web-0007");

        var lines = bot.LastMessage.Text.Split('\n');
        Assert.Equal("Audit of phone web-0007", lines[0]);
        Assert.Matches(@"^#1001 restart: ended, Succeeded \(Ana · 2026-11-24 02:00:\d\d \(\+01:00\) · begun 02:00:0\d \(\+01:00\) · web-0007: Done · line 5\)$", lines[1]);
        Assert.Matches(@"^#1001 restart: answered, wave 1: sent \(Ana · .* · web-0007 · line 4\)$", lines[2]);
        Assert.Matches(@"^#1001 restart: begun, wave 1 is being sent \(Ana · .* · ended 02:00:\d\d \(\+01:00\) · web-0007 · line 3\)$", lines[3]);
        Assert.Matches(@"^#1001 restart phone web-0007 because it hangs: asked for, accepted \(Ana · 2026-11-24 02:00:00 \(\+01:00\) · web-0007 · rule 0 · line 2\)$", lines[4]);
    }

    [Fact]
    public async Task Times_are_in_the_zone_of_whoever_asks_and_in_UTC_in_the_rows()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("restart phone web-0007");

        await bot.SayAsync("audit", Person.Lee);

        Assert.Contains("2026-11-24 09:00:00 (+08:00)", bot.LastMessage.Text, StringComparison.Ordinal);
        var rows = await Rows(bot).ReadAsync(session => session.QueryAsync<long>("SELECT at FROM audit ORDER BY id"));
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 1, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds(), rows[0]);
    }

    [Fact]
    public async Task What_did_not_happen_is_there_too()
    {
        await using var bot = await BotApp.StartAsync();
        var guest = Person.Ana with { ObjectId = null, Mri = "29:guest", Name = "Gast" };
        await bot.SayAsync("restrat phone web-0007");
        await bot.SayAsync("restart phone web-0007", guest);
        await bot.SayAsync("restart phone web-9999");
        await bot.SayAsync("restart phones web-0001, web-0002");
        await bot.SayAsync("confirm 1001", Person.Lee);
        await bot.SayAsync("cancel 1001");

        var text = (await AskAsync(bot, "audit")).Text;
        Assert.Contains("\nrestrat phone web-0007: refused (Ana", text, StringComparison.Ordinal);
        Assert.Contains("\nrestart phone web-0007: denied (Gast", text, StringComparison.Ordinal);
        Assert.Contains("\nrestart phone web-9999: refused (Ana", text, StringComparison.Ordinal);
        Assert.Contains("\n#1001 restart phones web-0001, web-0002: asked for, waits for confirmation (Ana", text, StringComparison.Ordinal);
        Assert.Contains("\n#1001 confirm 1001: refused (Lee", text, StringComparison.Ordinal);
        Assert.Contains("\n#1001 cancel 1001: done (Ana", text, StringComparison.Ordinal);
        Assert.Contains("\n#1001 restart: ended, Cancelled (Ana", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_phone_is_found_by_id_by_name_by_an_older_name_and_by_words_that_were_refused()
    {
        await using var bot = await BotApp.StartAsync();
        var id = bot.Cloud.PhoneId("web-0007");
        await bot.SayAsync("restart phone web-0007");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 restart 1 phone: Succeeded", StringComparison.Ordinal));
        await bot.SayAsync("restart phone web-0008");
        await bot.SayAsync("restart phone web-0008", Person.Lee);
        await bot.SayAsync("restart phone web-9999", Person.Lee);
        bot.Cloud.Rename("web-0007", "shop-1");
        await bot.PassAsync(TimeSpan.FromSeconds(61), TimeSpan.FromSeconds(1));

        foreach (var word in (string[])["web-0007", "WEB-0007", id, id[..12], "shop-1"])
        {
            var found = await AskAsync(bot, $"audit of phone {word}");
            Assert.Equal(4, Count(found.Text, "#1001 restart"));
            Assert.DoesNotContain("web-0008", found.Text, StringComparison.Ordinal);
        }

        await AskAsync(bot, "audit of web-0008");
        Assert.Contains("\nrestart phone web-0008: refused: held by #1002 (Lee", bot.LastMessage.Text, StringComparison.Ordinal);
        await AskAsync(bot, "audit of web-9999");
        Assert.Contains("\nrestart phone web-9999: refused (Lee", bot.LastMessage.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_large_operation_a_phone_has_the_waves_that_it_was_in()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("restart phones web-0001, web-0002, web-0003, web-0004");
        await bot.PressAsync(bot.LastMessage, "Confirm");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 restart 4 phones: Succeeded", StringComparison.Ordinal));

        await bot.SayAsync("audit of phone web-0004");

        Assert.Contains("wave 2 is being sent", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("wave 1", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Contains("confirm 1001: done", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Matches(@"ended, Succeeded \(.* · web-0004: Done · ", bot.LastMessage.Text);
    }

    [Fact]
    public async Task A_person_is_found_by_me_by_name_and_by_id()
    {
        await using var bot = await BotApp.StartAsync();
        var chen = Person.Lee with { Name = "Lee Chen", ObjectId = "0a0a0a0a-0000-4000-8000-000000000009", Mri = "29:chen" };
        await bot.SayAsync("cancel 1", Person.Ana);
        await bot.SayAsync("cancel 2", Person.Lee);
        await bot.SayAsync("cancel 3", chen);

        await AskAsync(bot, "audit by me", Person.Ana);
        Assert.Contains("cancel 1: refused (Ana", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("cancel 2", bot.LastMessage.Text, StringComparison.Ordinal);

        foreach (var words in (string[])["Lee", "lee", Person.Lee.ObjectId!])
        {
            await AskAsync(bot, $"audit by {words}");
            Assert.Contains("cancel 2: refused (Lee · ", bot.LastMessage.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("cancel 3", bot.LastMessage.Text, StringComparison.Ordinal);
        }

        foreach (var words in (string[])["lee chen", "\"Lee Chen\"", "Chen"])
        {
            await AskAsync(bot, $"audit by {words}");
            Assert.Contains("cancel 3: refused (Lee Chen", bot.LastMessage.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("cancel 2", bot.LastMessage.Text, StringComparison.Ordinal);
        }

        await AskAsync(bot, "audit by nobody");
        Assert.StartsWith("Nobody called nobody has asked me for anything.", bot.LastMessage.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_people_of_one_name_are_asked_about()
    {
        await using var bot = await BotApp.StartAsync();
        var other = Person.Lee with { ObjectId = "0b0a0a0a-0000-4000-8000-000000000009", Mri = "29:lee2" };
        await bot.SayAsync("cancel 1", Person.Lee);
        await bot.SayAsync("cancel 2", other);

        await bot.SayAsync("audit by Lee");
        Assert.StartsWith("2 people go by Lee. Which one?", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.PressAsync(bot.LastMessage, "Lee (0b0a0a0a)");

        Assert.Contains("cancel 2: refused", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("cancel 1: refused", bot.LastMessage.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Time_narrows_it_by_the_clock_of_whoever_asks()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("cancel 1");
        await bot.PassAsync(TimeSpan.FromHours(1.5), TimeSpan.FromMinutes(5));
        await bot.SayAsync("cancel 2");

        // 03:30 in Berlin, 10:30 in Shanghai.
        await bot.SayAsync("audit since 3:00");
        Assert.StartsWith("Audit since 2026-11-24 03:00 (+01:00)\ncancel 2", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("cancel 1", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("audit since 9:00 until 10:00", Person.Lee);
        Assert.StartsWith("Audit since 2026-11-24 09:00 (+08:00), until 2026-11-24 10:00 (+08:00)\ncancel 1", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("cancel 2", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("audit since tomorrow");
        Assert.StartsWith("2026-11-25 00:00 (+01:00) is still to come", bot.LastMessage.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_turn_in_place_and_what_is_done_meanwhile_does_not_move_them()
    {
        await using var bot = await BotApp.StartAsync();
        for (var number = 1; number <= 12; number++) await bot.SayAsync($"cancel {number}");
        var card = await AskAsync(bot, "audit");
        Assert.Contains("\ncancel 3: refused", card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("\ncancel 2: refused", card.Text, StringComparison.Ordinal);

        await bot.SayAsync("cancel 13");
        await bot.PressAsync(card, "Next");
        await bot.PassAsync(TimeSpan.FromSeconds(3));

        Assert.StartsWith("Audit\ncancel 2: refused", card.Text, StringComparison.Ordinal);
        Assert.Contains("\ncancel 1: refused", card.Text, StringComparison.Ordinal);
        Assert.Equal(["Previous"], card.Latest.Buttons.Select(button => button.Title));
        Assert.Contains("page 2 · newest first", card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_only_looked_is_left_out_unless_asked_for()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("show phone web-0007", Person.Lee);

        await bot.SayAsync("audit of phone web-0007");
        Assert.StartsWith("Nothing in the audit of phone web-0007\n", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("audit of phone web-0007 with reads");
        Assert.Contains("\nshow phone web-0007: shown (Lee · ", bot.LastMessage.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_line_is_shown_by_its_number_in_full()
    {
        await using var bot = await BotApp.StartAsync();
        bot.Cloud.Behave("web-0007", new PhoneBehaviour.JobFails("CPS.0099", "server not ready"));
        await bot.SayAsync("restart phone web-0007");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 restart 1 phone: Failed", StringComparison.Ordinal));

        await bot.SayAsync("audit 4");

        Assert.StartsWith("Audit, line 4: answered, wave 1: sent\n", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Contains($"Phones: web-0007 ({bot.Cloud.PhoneId("web-0007")})", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Contains("\nCloud request: ", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("audit 4711");
        Assert.StartsWith("There is no line 4711 in the audit here.", bot.LastMessage.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_answers_when_the_cloud_does_not()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("restart phone web-0007");
        bot.CloudWire.IsCut = true;

        await bot.SayAsync("audit of phone web-0007");

        Assert.Contains("#1001 restart: begun, wave 1 is being sent", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Contains("not ended yet", bot.LastMessage.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_projects_lines_are_not_seen_here()
    {
        await using var bot = await BotApp.StartAsync(null, ProjectTests.TwoProjects(Place.Channel.Id));
        var there = Place.OtherChannel;
        await bot.SayAsync("cancel 1");
        await bot.SayAsync("restart phone web-0007", place: there);
        await bot.SayAsync("cancel 2", place: there);

        await bot.SayAsync("audit");
        Assert.Contains("cancel 1", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("cancel 2", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("web-0007", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("audit", place: there);
        Assert.Contains("cancel 2", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Contains("web-0007", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("cancel 1", bot.LastMessage.Text, StringComparison.Ordinal);
    }

    /// <summary>When the conversation has calmed down: Teams takes a few messages a second.</summary>
    private static async Task<TeamsMessage> AskAsync(BotApp bot, string text, Person? by = null, Place? place = null)
    {
        await bot.PassAsync(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(1));
        await bot.SayAsync(text, by, place);
        await bot.PassAsync(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(1));
        return bot.LastMessage;
    }

    private static Database Rows(BotApp bot) => bot.Services.GetRequiredService<Database>();

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
