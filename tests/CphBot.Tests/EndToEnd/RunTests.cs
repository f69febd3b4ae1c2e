using CphBot.Simulator.Cloud;
using CphBot.Simulator.Teams;
using Xunit;

namespace CphBot.Tests.EndToEnd;

/// <summary>Command lines and apps on phones: what the rules allow, what the phones say, and the small budget that the cloud gives for it.</summary>
public sealed class RunTests
{
    [Fact]
    public async Task What_each_phone_says_is_on_the_card_and_in_full_behind_it()
    {
        await using var bot = await BotApp.StartAsync();

        await bot.SayAsync("run \"getprop sys.boot_completed\" on web-0001, web-0002");
        await bot.PressAsync(bot.LastMessage, "Confirm");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 run 2 phones: Succeeded", StringComparison.Ordinal));

        Assert.Contains("web-0001: run (1)", bot.CardOf(1001).Text, StringComparison.Ordinal);
        Assert.Contains("Command: getprop sys.boot_completed", bot.CardOf(1001).Text, StringComparison.Ordinal);
        await bot.PressAsync(bot.CardOf(1001), "Output");
        Assert.StartsWith("Output of #1001: getprop sys.boot_completed\nweb-0001\n1\n", bot.LastMessage.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rm -rf /data")]
    [InlineData("getprop x; reboot")]
    [InlineData("getprop $(reboot)")]
    [InlineData("getprop x | sh")]
    public async Task A_command_that_no_rule_allows_is_not_run(string line)
    {
        await using var bot = await BotApp.StartAsync();

        await bot.SayAsync($"run \"{line}\" on web-0007");

        Assert.StartsWith("Rule 0 does not allow this command. It allows: getprop, getprop *,", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Equal(0, bot.Cloud.Count("sync-commands"));
    }

    [Fact]
    public async Task A_rule_says_which_commands_it_allows()
    {
        await using var bot = await BotApp.StartAsync(null, ("Access:Rules:0:Commands:0", "logcat -d *"));

        await bot.SayAsync("run \"getprop a\" on web-0007");
        Assert.Contains("It allows: logcat -d *.", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("run \"logcat -d -s shop\" on web-0007");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.Contains("Succeeded", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Phones_of_one_server_share_the_few_calls()
    {
        await using var bot = await BotApp.StartAsync();

        await bot.SayAsync("run \"getprop sys.boot_completed\" on web-0001..web-0020");
        Assert.Contains("Waves: 3: one phone first, then up to 15 at a time", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.PressAsync(bot.LastMessage, "Confirm");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 run 20 phones: Succeeded", StringComparison.Ordinal));

        Assert.Equal(3, bot.Cloud.Count("sync-commands"));
    }

    [Fact]
    public async Task More_phones_than_the_minute_allows_wait_their_turn_and_say_so()
    {
        await using var bot = await BotApp.StartAsync(null, ("Operations:WaveSize", "100"), ("Operations:MaxPerServer", "100"));

        await bot.SayAsync("run \"getprop ro.build.id\" on web-0001..web-0120");
        await bot.PressAsync(bot.LastMessage, "Confirm");
        await bot.UntilAsync(() => bot.Cloud.Count("sync-commands") == 6, TimeSpan.FromSeconds(50));
        await bot.PassAsync(TimeSpan.FromSeconds(2));
        Assert.Equal(6, bot.Cloud.Count("sync-commands"));

        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 run 120 phones: Succeeded", StringComparison.Ordinal), TimeSpan.FromMinutes(4));
        // A canary, and 119 phones, 15 a call.
        Assert.Equal(9, bot.Cloud.Count("sync-commands"));
        Assert.DoesNotContain(bot.Cloud.Requests, request => request.Status == 429);
    }

    [Fact]
    public async Task A_command_that_fails_shows_what_the_phone_said()
    {
        await using var bot = await BotApp.StartAsync();
        bot.Cloud.Behave("web-0007", new PhoneBehaviour.CommandFails("CPS.0191", "run command failed"));

        await bot.SayAsync("run \"getprop a\" on web-0007");
        await bot.UntilAsync(() => bot.Teams.Messages.Count == 2);

        Assert.StartsWith("#1001 run 1 phone: Failed", bot.CardOf(1001).Text, StringComparison.Ordinal);
        Assert.Contains("CPS.0191", bot.CardOf(1001).Text, StringComparison.Ordinal);
        Assert.Contains("web-0007: failed (The command failed.", bot.CardOf(1001).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_still_runs_when_the_cloud_answers_is_not_told_as_done()
    {
        await using var bot = await BotApp.StartAsync(null, ("Operations:FollowTimeout", "00:01:00"));
        bot.Cloud.Behave("web-0007", new PhoneBehaviour.CommandHangs());

        await bot.SayAsync("run \"getprop a\" on web-0007");
        await bot.UntilAsync(() => bot.Teams.Messages.Count == 2, TimeSpan.FromMinutes(3));

        Assert.StartsWith("#1001 run 1 phone: Unclear", bot.CardOf(1001).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_app_is_installed_and_removed()
    {
        await using var bot = await BotApp.StartAsync();

        await bot.SayAsync("install obs://apps/com.example.shop.apk on web-0007");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 install 1 phone: Succeeded", StringComparison.Ordinal));
        await bot.SayAsync("uninstall com.example.shop from web-0007");
        await bot.UntilAsync(() => bot.CardOf(1002).Text.StartsWith("#1002 uninstall 1 phone: ", StringComparison.Ordinal) && bot.CardOf(1002).Text.Contains("ed\n", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("install obs://apps/shop.zip on web-0007", "'obs://apps/shop.zip' does not end in .apk.")]
    [InlineData("install ftp://apps/shop.apk on web-0007", "is not an address like obs://bucket/path/file.apk.")]
    [InlineData("push obs://files/settings.zip to web-0007", "does not end in .tar.")]
    [InlineData("uninstall \"a b\" from web-0007", "is not the name of a package")]
    public async Task What_the_cloud_would_refuse_is_not_even_asked(string command, string words)
    {
        await using var bot = await BotApp.StartAsync();

        await bot.SayAsync(command);

        Assert.Contains(words, bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Empty(bot.CloudCalls);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("run in background")]
    public async Task A_command_of_more_than_1024_bytes_is_not_sent(string run)
    {
        await using var bot = await BotApp.StartAsync(null, ("Access:Rules:0:Commands:0", "*"));

        await bot.SayAsync($"{run} \"echo {new string('x', 1100)}\" on web-0007");

        Assert.StartsWith("The content has 1,105 bytes; 1,024 can be sent.", bot.LastMessage.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restart_may_ask_the_phone_itself_whether_it_has_booted()
    {
        await using var bot = await BotApp.StartAsync(new SimulatedCloudOptions { BootTime = TimeSpan.FromSeconds(20) }, ("Operations:BootCheck", "true"));

        await bot.SayAsync("restart phone web-0007");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.Contains("It runs, but has not booted yet.", StringComparison.Ordinal));
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 restart 1 phone: Succeeded", StringComparison.Ordinal));

        Assert.Equal(1, bot.Cloud.Count("restart"));
        Assert.InRange(bot.Cloud.Count("sync-commands"), 2, 6);
    }

    [Fact]
    public async Task A_phone_that_runs_but_never_boots_is_unclear_where_it_is_asked()
    {
        await using var bot = await BotApp.StartAsync(null, ("Operations:BootCheck", "true"), ("Operations:FollowTimeout", "00:02:00"));
        bot.Cloud.Behave("web-0007", new PhoneBehaviour.RunsButNeverBoots());

        await bot.SayAsync("restart phone web-0007");
        await bot.UntilAsync(() => bot.Teams.Messages.Count == 2, TimeSpan.FromMinutes(4));

        Assert.StartsWith("#1001 restart 1 phone: Unclear", bot.CardOf(1001).Text, StringComparison.Ordinal);
        Assert.Contains("It runs, but had not booted when it was last asked.", bot.CardOf(1001).Text, StringComparison.Ordinal);
        // Asked again and again, within the six calls a minute.
        Assert.InRange(bot.Cloud.Count("sync-commands"), 4, 18);
        Assert.DoesNotContain(bot.Cloud.Requests, request => request.Status == 429);
    }

    [Fact]
    public async Task Where_the_rules_do_not_let_the_requester_run_it_the_status_alone_counts()
    {
        await using var bot = await BotApp.StartAsync(null, ("Operations:BootCheck", "true"), ("Access:Rules:0:May:0", "restart"));

        await bot.SayAsync("restart phone web-0007");
        await bot.UntilAsync(() => bot.Teams.Messages.Count == 2);

        Assert.StartsWith("#1001 restart 1 phone: Succeeded", bot.CardOf(1001).Text, StringComparison.Ordinal);
        Assert.Equal(0, bot.Cloud.Count("sync-commands"));
    }

    [Theory]
    [InlineData("getprop 'a' ; reboot")]
    [InlineData("getprop a && reboot")]
    [InlineData("getprop `reboot`")]
    [InlineData("getprop a > /data/x")]
    [InlineData("getprop \"\"a\"\" b")]
    [InlineData("GETPROP a")]
    public async Task No_second_command_comes_in_behind_an_allowed_one(string line)
    {
        await using var bot = await BotApp.StartAsync();

        await bot.SayAsync($"run \"{line}\" on web-0007");
        await bot.SayAsync($"run in background \"{line}\" on web-0007");

        Assert.Equal(0, bot.Cloud.Count("sync-commands"));
        Assert.Equal(0, bot.Cloud.Count("commands"));
        Assert.Equal(2, (await bot.AuditAsync()).Count(entry => entry.Outcome == "denied"));
    }

    [Theory]
    [InlineData("é", 600)]
    [InlineData("测", 400)]
    public async Task The_length_of_a_command_is_counted_in_bytes(string letter, int times)
    {
        await using var bot = await BotApp.StartAsync(null, ("Access:Rules:0:Commands:0", "*"));

        await bot.SayAsync($"run \"echo {string.Concat(Enumerable.Repeat(letter, times))}\" on web-0007");

        Assert.Matches("^The content has 1,2\\d\\d bytes; 1,024 can be sent.", bot.LastMessage.Text);
        Assert.Empty(bot.CloudCalls);
    }

    [Fact]
    public async Task What_a_phone_says_can_mean_nothing_on_a_card_and_is_written_into_no_log()
    {
        const string said = "**boss** [here](http://evil.example) <at>Lee</at> <b>x</b> # secret-4711";
        await using var bot = await BotApp.StartAsync(null, ("Access:Rules:0:Commands:0", "*"));

        await bot.SayAsync($"run \"echo {said}\" on web-0007");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.Contains("Succeeded", StringComparison.Ordinal));
        await bot.PressAsync(bot.CardOf(1001), "Output");

        Assert.Contains($"\n{said}\n", bot.LastMessage.Text, StringComparison.Ordinal);
        foreach (var message in (TeamsMessage[])[bot.LastMessage, bot.CardOf(1001)])
        {
            // As the card's text blocks have it: each mark of markdown and of a mention is escaped.
            var shown = message.Latest.Card!.Value.GetProperty("body").ToString();
            Assert.Contains("secret-4711", shown, StringComparison.Ordinal);
            Assert.DoesNotContain("[here](", shown, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"(?<!\\)(<|\\u003C)at(>|\\u003E)Lee", shown);
        }

        Assert.All(bot.Log, line => Assert.DoesNotContain("secret-4711", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_command_in_the_background_is_a_job_and_what_it_said_is_kept()
    {
        await using var bot = await BotApp.StartAsync();

        await bot.SayAsync("run in background \"getprop sys.boot_completed\" on web-0007");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 run in background 1 phone: Succeeded", StringComparison.Ordinal));

        Assert.Equal(0, bot.Cloud.Count("sync-commands"));
        Assert.Equal(1, bot.Cloud.Count("commands"));
        Assert.Contains(bot.CardOf(1001).Latest.Buttons, button => button.Title == "Output");
    }
}
