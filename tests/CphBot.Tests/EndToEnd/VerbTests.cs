using CphBot.Simulator.Cloud;
using CphBot.Simulator.Faults;
using CphBot.Simulator.Teams;
using Xunit;

namespace CphBot.Tests.EndToEnd;

/// <summary>What can be done to phones besides a restart. Each knows its success by what the phone shows, not by the job alone.</summary>
public sealed class VerbTests
{
    private static readonly Person Max = Person.Named("Max");

    [Fact]
    public async Task A_phone_is_stopped_and_started_and_each_says_when_it_is_so()
    {
        await using var bot = await BotApp.StartAsync();

        await bot.SayAsync("stop phone web-0007");
        await bot.UntilAsync(() => bot.Teams.Messages.Count == 2);
        Assert.StartsWith("#1001 stop 1 phone: Succeeded\n", bot.CardOf(1001).Text, StringComparison.Ordinal);
        Assert.Contains("\nweb-0007: stopped (cph-01)\n", bot.CardOf(1001).Text, StringComparison.Ordinal);
        Assert.Equal("<at>Ana</at> #1001 stop web-0007: stopped.", bot.LastMessage.Text);
        Assert.Equal(Status.Stopped, bot.Cloud.StatusOf("web-0007"));

        await bot.SayAsync("start phone web-0007");
        await bot.UntilAsync(() => bot.Teams.Messages.Count == 4);
        Assert.StartsWith("#1002 start 1 phone: Succeeded\n", bot.CardOf(1002).Text, StringComparison.Ordinal);
        Assert.Contains("\nweb-0007: running (cph-01)\n", bot.CardOf(1002).Text, StringComparison.Ordinal);
        Assert.Equal(Status.Running, bot.Cloud.StatusOf("web-0007"));
    }

    [Fact]
    public async Task A_phone_that_runs_is_never_started_by_a_restart()
    {
        await using var bot = await BotApp.StartAsync();

        await bot.SayAsync("start phones web-0007 and web-0008");
        Assert.StartsWith("None of these 2 phones can be started now: running: web-0007, web-0008. A phone must be stopped.", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("start phone web-0007");
        Assert.StartsWith("web-0007 cannot be started now: running: web-0007. A phone must be stopped.", bot.LastMessage.Text, StringComparison.Ordinal);

        Assert.Equal(0, bot.Cloud.Count("restart"));
    }

    [Fact]
    public async Task A_phone_that_somebody_else_has_started_meanwhile_is_left_alone()
    {
        await using var bot = await BotApp.StartAsync(null, ("Operations:WaveSize", "1"));
        bot.Cloud.SetStatus("web-0001", Status.Stopped);
        bot.Cloud.SetStatus("web-0041", Status.Stopped);
        await bot.SayAsync("start phones web-0001 and web-0041");
        await bot.PressAsync(bot.LastMessage, "Confirm");
        await bot.UntilAsync(() => bot.Cloud.Count("restart") == 1);

        bot.Cloud.SetStatus("web-0041", Status.Running);
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 start 2 phones: Partly failed", StringComparison.Ordinal));

        Assert.Equal(1, bot.Cloud.Count("restart"));
        Assert.Contains("web-0041: refused (Not sent: it is running now.)", bot.CardOf(1001).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stop_whose_job_succeeded_without_effect_is_unclear()
    {
        await using var bot = await BotApp.StartAsync();
        bot.Cloud.Behave("web-0007", new PhoneBehaviour.JobSucceedsWithoutEffect());

        await bot.SayAsync("stop phone web-0007");
        await bot.UntilAsync(() => bot.Teams.Messages.Count == 2, TimeSpan.FromMinutes(12));

        Assert.StartsWith("#1001 stop 1 phone: Unclear", bot.CardOf(1001).Text, StringComparison.Ordinal);
        Assert.Contains("The job succeeded, but the phone is still running.", bot.CardOf(1001).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stop_without_an_answer_is_known_by_the_phone_that_is_off()
    {
        await using var bot = await BotApp.StartAsync();
        bot.Cloud.Faults.Add(new Fault("stop", FaultKind.ResetAfterEffect));

        await bot.SayAsync("stop phone web-0007");
        await bot.UntilAsync(() => bot.Teams.Messages.Count == 2, TimeSpan.FromMinutes(3));

        Assert.StartsWith("#1001 stop 1 phone: Succeeded", bot.CardOf(1001).Text, StringComparison.Ordinal);
        Assert.Equal(1, bot.Cloud.Count("stop"));
    }

    [Fact]
    public async Task A_reset_waits_for_two_others_and_says_that_data_is_lost()
    {
        await using var bot = await BotApp.StartAsync();
        bot.Cloud.SetStatus("web-0007", Status.Abnormal);

        await bot.SayAsync("reset phone web-0007 because a restart does not help");
        var card = bot.LastMessage;
        Assert.StartsWith("#1001 reset 1 phone: Awaiting approval", card.Text, StringComparison.Ordinal);
        Assert.Contains("All data on them is lost. To keep it, cancel, and first: export data to obs://", card.Text, StringComparison.Ordinal);
        await bot.SayAsync("approve 1001", Person.Lee);
        Assert.Equal(0, bot.Cloud.Count("reset"));

        await bot.SayAsync("approve 1001", Max);
        await bot.UntilAsync(() => card.Text.StartsWith("#1001 reset 1 phone: Succeeded", StringComparison.Ordinal));
        Assert.Contains("web-0007: wiped and running again", card.Text, StringComparison.Ordinal);
        Assert.Equal(1, bot.Cloud.Effects("reset")["web-0007"]);
    }

    [Fact]
    public async Task A_rule_may_let_a_reset_go_with_a_confirmation()
    {
        await using var bot = await BotApp.StartAsync(null, ("Access:Rules:0:Approval", "Confirm"));

        await bot.SayAsync("reset phone web-0007");
        Assert.StartsWith("#1001 reset 1 phone: Planned", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.PressAsync(bot.LastMessage, "Confirm");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.Contains("Succeeded", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_may_restart_may_not_stop_reset_or_restart_a_server()
    {
        await using var bot = await BotApp.StartAsync(null, ("Access:Rules:0:May:0", "restart"), ("Access:Rules:0:May:1", "read"));

        foreach (var command in new[] { "stop phone web-0007", "reset phone web-0007", "restart server cph-01", "run \"getprop\" on web-0007" })
        {
            await bot.SayAsync(command);
            Assert.Contains("May", bot.LastMessage.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("#10", bot.LastMessage.Text, StringComparison.Ordinal);
        }

        await bot.SayAsync("restart phone web-0007");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.Contains("Succeeded", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_name_is_changed_and_seen_to_be_so_also_when_the_answer_is_lost()
    {
        await using var bot = await BotApp.StartAsync();
        bot.Cloud.Faults.Add(new Fault("rename-phone", FaultKind.ResetAfterEffect));

        await bot.SayAsync("rename phone web-0007 to checkout-0001");
        await bot.UntilAsync(() => bot.Teams.Messages.Count == 2, TimeSpan.FromMinutes(2));
        Assert.StartsWith("#1001 rename 1 phone: Succeeded", bot.CardOf(1001).Text, StringComparison.Ordinal);
        Assert.Contains("The cloud did not confirm it, but the phone shows it.", bot.CardOf(1001).Text, StringComparison.Ordinal);
        Assert.Contains("New name: checkout-0001", bot.CardOf(1001).Text, StringComparison.Ordinal);
        Assert.True(bot.Cloud.HasPhone("checkout-0001"));
        Assert.Equal(1, bot.Cloud.Count("rename-phone"));

        await bot.SayAsync("rename phone web-0008 to \"new name\"");
        Assert.StartsWith("A name has 1 to 60 letters", bot.LastMessage.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_larger_disk_costs_money_so_somebody_else_approves()
    {
        await using var bot = await BotApp.StartAsync();

        await bot.SayAsync("expand disk to 64 GB on web-0007 because it is full");
        var card = bot.LastMessage;
        Assert.StartsWith("#1001 expand disk 1 phone: Awaiting approval", card.Text, StringComparison.Ordinal);
        Assert.Contains("It adds to the bill", card.Text, StringComparison.Ordinal);
        await bot.SayAsync("approve 1001", Person.Lee);
        await bot.UntilAsync(() => card.Text.StartsWith("#1001 expand disk 1 phone: Succeeded", StringComparison.Ordinal));
        Assert.Contains("New size: 64 GB", card.Text, StringComparison.Ordinal);

        await bot.SayAsync("expand disk to 40000 GB on web-0007");
        Assert.StartsWith("A data disk has 1 to 32,767 GiB.", bot.LastMessage.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_property_is_set_to_is_sent_but_not_written_into_the_audit()
    {
        await using var bot = await BotApp.StartAsync();

        await bot.SayAsync("set property sys.prop.writephonenum=15550001234 on web-0007");
        await bot.UntilAsync(() => bot.Teams.Messages.Count == 2);

        Assert.StartsWith("#1001 set property 1 phone: Succeeded", bot.CardOf(1001).Text, StringComparison.Ordinal);
        Assert.Contains("15550001234", bot.Cloud.Requests.Single(request => request.Call == "update-property").Body, StringComparison.Ordinal);
        Assert.All(await bot.AuditAsync(), line => Assert.DoesNotContain("15550001234", line.ToString(), StringComparison.Ordinal));
        Assert.All(bot.Log, line => Assert.DoesNotContain("15550001234", line, StringComparison.Ordinal));

        await bot.SayAsync("set property {\"a\":} on web-0007");
        Assert.StartsWith("The property is not JSON.", bot.LastMessage.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_goes_to_an_object_for_each_phone_and_comes_back_with_an_approval()
    {
        await using var bot = await BotApp.StartAsync();

        await bot.SayAsync("export data to obs://backup/2026-11 from web-0007");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 export data 1 phone: Succeeded", StringComparison.Ordinal));
        Assert.Contains("\"2026-11/web-0007\"", bot.Cloud.Requests.Last(request => request.Call == "storage").Body, StringComparison.Ordinal);

        await bot.SayAsync("import data from obs://backup/2026-11/web-0007 to web-0008");
        Assert.StartsWith("#1002 import data 1 phone: Awaiting approval", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Contains("What is on them is overwritten.", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("import data from ftp://x to web-0008");
        Assert.StartsWith("\"ftp://x\" is not a place in OBS", bot.LastMessage.Text, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Sent { get; } = new()
    {
        { "restart phone web-0007", "restart" },
        { "stop phone web-0007", "stop" },
        { "reset phone web-0007", "reset" },
        { "rename phone web-0007 to other-1", "rename-phone" },
        { "expand disk to 64 GB on web-0007", "expand-volume" },
        { "set property a=1 on web-0007", "update-property" },
        { "run \"getprop ro.build.id\" on web-0007", "sync-commands" },
        { "run in background \"getprop ro.build.id\" on web-0007", "commands" },
        { "install obs://apps/shop.apk on web-0007", "commands" },
        { "uninstall com.example.shop from web-0007", "commands" },
        { "push obs://files/settings.tar to web-0007", "commands" },
        { "restart server cph-01", "restart-servers" },
        { "rename server cph-01 to cph-x", "rename-server" },
    };

    [Theory]
    [MemberData(nameof(Sent))]
    public async Task Whatever_becomes_of_the_answer_nothing_is_ever_sent_twice(string command, string call)
    {
        foreach (var kind in new[] { FaultKind.NoAnswerBeforeEffect, FaultKind.ResetAfterEffect, FaultKind.UnreadableBody, FaultKind.ServerErrorBeforeEffect })
        {
            await using var bot = await BotApp.StartAsync(null, ("Access:Rules:0:Approval", "Confirm"), ("Operations:FollowTimeout", "00:01:00"));
            bot.Cloud.Faults.Add(new Fault(call, kind) { Status = kind == FaultKind.ServerErrorBeforeEffect ? 502 : null });

            await bot.SayAsync(command);
            if (bot.LastMessage.Text.Contains("Planned", StringComparison.Ordinal)) await bot.PressAsync(bot.LastMessage, "Confirm");
            await bot.UntilAsync(() => bot.Teams.Messages.Count == 2, TimeSpan.FromMinutes(5));

            Assert.Equal(1, bot.Cloud.Count(call));
            // What had no effect is never told as done.
            if (kind is FaultKind.NoAnswerBeforeEffect or FaultKind.ServerErrorBeforeEffect) Assert.Contains(": Unclear", bot.CardOf(1001).Text.Split('\n')[0], StringComparison.Ordinal);
        }
    }
}
