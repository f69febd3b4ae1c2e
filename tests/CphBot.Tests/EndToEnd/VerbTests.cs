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
        Assert.StartsWith("web-0007 cannot be started now: it is running. It must be stopped.", bot.LastMessage.Text, StringComparison.Ordinal);

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

    [Theory]
    [InlineData("start phone web-0007", Status.Stopped)]
    [InlineData("reset phone web-0007", Status.Running)]
    public async Task A_phone_that_is_abnormal_after_its_job_has_succeeded_is_no_success(string typed, int status)
    {
        await using var bot = await BotApp.StartAsync(null, ("Access:Rules:0:Approval", "Confirm"));
        bot.Cloud.SetStatus("web-0007", status);
        bot.Cloud.Behave("web-0007", PhoneBehaviour.Named("jobSucceedsButAbnormal")!);

        await bot.SayAsync(typed);
        await bot.SayAsync("confirm 1001");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.Contains(": Failed", StringComparison.Ordinal), TimeSpan.FromMinutes(5));

        Assert.Contains("web-0007: failed (The job succeeded, but the phone is abnormal (-7).", bot.CardOf(1001).Text, StringComparison.Ordinal);
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
    public async Task A_disk_that_does_not_show_its_new_size_is_not_told_as_expanded()
    {
        await using var bot = await BotApp.StartAsync(null, ("Operations:FollowTimeout", "00:01:00"), ("Access:Rules:0:Approval", "Confirm"));
        bot.Cloud.Behave("web-0007", new PhoneBehaviour.JobSucceedsWithoutEffect());

        await bot.SayAsync("expand disk to 64 GB on web-0007");
        await bot.SayAsync("confirm 1001");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 expand disk 1 phone: Unclear", StringComparison.Ordinal), TimeSpan.FromMinutes(3));

        Assert.Contains("The cloud took it, but the phone does not show it.", bot.CardOf(1001).Text, StringComparison.Ordinal);
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
        Assert.Contains($"\"2026-11/web-0007-{bot.Cloud.PhoneId("web-0007")}\"", bot.Cloud.Requests.Last(request => request.Call == "storage").Body, StringComparison.Ordinal);

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
        { "export data to obs://backup/x from web-0007", "storage" },
        { "import data from obs://backup/x/web-0007 to web-0007", "restore" },
        { "restart encoder enc-01", "restart-encode-servers" },
        { "set tag env=prod on cph-01", "change-tags" },
        { "set bandwidth shared-east to 50", "change-bandwidth" },
        { "share image golden-checkout with 0a1b2c3d4e5f60718293a4b5c6d7e8f9", "add-image-member" },
        { "accept image from-a-partner", "answer-image" },
        { "reject image from-a-partner", "answer-image" },
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

    [Fact]
    public async Task Two_phones_of_one_name_are_exported_into_two_objects()
    {
        await using var bot = await BotApp.StartAsync();
        string[] ids = [bot.Cloud.PhoneId("web-0007"), bot.Cloud.PhoneId("web-0008")];
        bot.Cloud.Rename("web-0008", "web-0007");

        await bot.SayAsync($"export data to obs://backup/x from {ids[0]}, {ids[1]}");
        await bot.PressAsync(bot.LastMessage, "Confirm");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.Contains(": Succeeded", StringComparison.Ordinal), TimeSpan.FromMinutes(5));

        var objects = bot.Cloud.Requests.Where(request => request.Call == "storage")
            .SelectMany(request => System.Text.Json.Nodes.JsonNode.Parse(request.Body!)!["storage_infos"]!.AsArray().Select(info => info!["object_path"]!.GetValue<string>())).ToList();
        Assert.Equal([$"x/web-0007-{ids[0]}", $"x/web-0007-{ids[1]}"], objects);
        Assert.Contains("To: obs://backup/x, each as <name>-<id>", bot.CardOf(1001).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_leaves_no_room_for_the_names_is_refused_before_anything_is_sent()
    {
        await using var bot = await BotApp.StartAsync();

        await bot.SayAsync($"export data to obs://backup/{new string('x', 1000)} from web-0007");

        Assert.StartsWith("The folder's path is too long: at most 768 bytes", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Empty(bot.CloudCalls);
    }

    [Fact]
    public async Task A_reset_offers_an_export_first_and_the_buttons_lead_from_the_one_to_the_other()
    {
        await using var bot = await BotApp.StartAsync(null, ("Cloud:Projects:demo:ExportTo", "obs://backup/phones/"), ("Operations:BootCheck", "true"));
        var id = bot.Cloud.PhoneId("web-0007");

        await bot.SayAsync("reset phone web-0007");
        var reset = bot.LastMessage;
        Assert.Contains($"@CphBot export data to \"obs://backup/phones/1001\" from {id}", reset.Text, StringComparison.Ordinal);
        await bot.PressAsync(reset, "Export first");
        await bot.UntilAsync(() => bot.Cloud.Count("storage") == 1);
        // Whoever is quicker than the export loses nothing: the phone is held by it.
        await bot.SayAsync("approve 1001", Person.Lee);
        await bot.SayAsync("approve 1001", Max);
        await bot.UntilAsync(() => reset.Text.StartsWith("#1001 reset 1 phone: Failed", StringComparison.Ordinal));
        Assert.Contains("web-0007: refused (being exported by #1002, Ana, ", reset.Text, StringComparison.Ordinal);
        await bot.UntilAsync(() => bot.CardOf(1002).Text.StartsWith("#1002 export data 1 phone: Succeeded", StringComparison.Ordinal));
        Assert.Contains($"To: obs://backup/phones/1001/web-0007-{id}\n", bot.CardOf(1002).Text, StringComparison.Ordinal);
        Assert.Equal(0, bot.Cloud.Count("reset"));

        await bot.PressAsync(bot.CardOf(1002), "Reset");
        Assert.StartsWith("#1003 reset 1 phone: Awaiting approval", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("approve 1003", Person.Lee);
        await bot.SayAsync("approve 1003", Max);
        await bot.UntilAsync(() => bot.CardOf(1003).Text.StartsWith("#1003 reset 1 phone: Succeeded", StringComparison.Ordinal));
        Assert.Equal(1, bot.Cloud.Effects("reset")["web-0007"]);
    }

    [Fact]
    public async Task A_reset_whose_export_failed_is_not_approved_as_if_the_data_were_safe()
    {
        await using var bot = await BotApp.StartAsync(null, ("Cloud:Projects:demo:ExportTo", "obs://backup/phones"));
        bot.Cloud.Behave("web-0007", PhoneBehaviour.Named("jobFails")!);
        await bot.SayAsync("reset phone web-0007");
        await bot.PressAsync(bot.LastMessage, "Export first");
        await bot.UntilAsync(() => bot.CardOf(1002).Text.StartsWith("#1002 export data 1 phone: Failed", StringComparison.Ordinal));
        Assert.DoesNotContain(bot.CardOf(1002).Latest.Buttons, button => button.Title == "Reset");

        await bot.SayAsync("approve 1001", Person.Lee);

        Assert.StartsWith("Nothing was sent: web-0007 was to be exported before, and #1002 did not do it, so its data would be lost.", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Contains("Awaiting approval", bot.CardOf(1001).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Approved by", bot.CardOf(1001).Text, StringComparison.Ordinal);

        bot.Cloud.Behave("web-0007", PhoneBehaviour.Named("normal")!);
        await bot.SayAsync("export data to obs://backup/x from web-0007");
        await bot.UntilAsync(() => bot.CardOf(1003).Text.StartsWith("#1003 export data 1 phone: Succeeded", StringComparison.Ordinal));
        await bot.SayAsync("approve 1001", Person.Lee);
        await bot.SayAsync("approve 1001", Max);
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 reset 1 phone: Succeeded", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_does_not_run_cannot_be_exported_so_its_reset_does_not_offer_it()
    {
        await using var bot = await BotApp.StartAsync(null, ("Cloud:Projects:demo:ExportTo", "obs://backup/phones"));
        bot.Cloud.SetStatus("web-0007", Status.Abnormal);

        await bot.SayAsync("reset phone web-0007");

        Assert.DoesNotContain(bot.LastMessage.Latest.Buttons, button => button.Title == "Export first");
    }

    [Fact]
    public async Task A_name_that_another_phone_has_is_confirmed_first()
    {
        await using var bot = await BotApp.StartAsync();

        await bot.SayAsync("rename phone web-0007 to web-0008");
        Assert.StartsWith("#1001 rename 1 phone: Planned\nThere is a phone called web-0008 already.", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Equal(0, bot.Cloud.Count("rename-phone"));
        await bot.SayAsync("rename phone web-0007 to web-0007");
        Assert.StartsWith("It is called web-0007 already.", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("rename phone web-0007 to bad/name");
        Assert.StartsWith("I don't understand \"/\" after \"rename phone web-0007 to bad\".", bot.LastMessage.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_whose_phone_is_renamed_meanwhile_expires()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("restart phones web-0007 and web-0008");
        var plan = bot.LastMessage;
        await bot.SayAsync("rename phone web-0007 to checkout-1", Person.Lee);
        await bot.UntilAsync(() => bot.CardOf(1002).Text.Contains(": Succeeded", StringComparison.Ordinal));

        await bot.PressAsync(plan, "Confirm");

        Assert.StartsWith("#1001 restart 2 phones: Expired", plan.Text, StringComparison.Ordinal);
        Assert.Contains("#1001 expired: web-0007 is called checkout-1.", bot.CardOf(1003).Text, StringComparison.Ordinal);
        Assert.Equal(0, bot.Cloud.Count("restart"));
    }

    [Fact]
    public async Task Nobody_is_asked_to_pay_for_a_disk_that_is_as_large_already()
    {
        await using var bot = await BotApp.StartAsync();

        await bot.SayAsync("expand disk to 16 GB on web-0007");
        Assert.StartsWith("The data disk of web-0007 has 32 GB already, and a disk never gets smaller.", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("expand disk to 32 GB on web-0007");
        Assert.StartsWith("The data disk of web-0007 has 32 GB already", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Equal(0, bot.Cloud.Count("expand-volume"));
    }

    [Theory]
    [InlineData("set property a=on on web-0007", "Does \"on\" belong to the property?")]
    [InlineData("set property a=on on server cph-01", "Does \"on\" belong to the property?")]
    [InlineData("set property [1] on web-0007", "The property must be a JSON object.")]
    [InlineData("set property {\"a\":1, on web-0007", "The property is not JSON.")]
    [InlineData("set property nonsense on web-0007", "The property is not JSON.")]
    [InlineData("run \"echo \"a\" b\" on web-0007", "Put the whole command line in one pair of quotation marks")]
    [InlineData("restart server cph-99", "There is no server cph-99.")]
    [InlineData("export data to backup/x from web-0007", "\"backup/x\" is not a place in OBS")]
    [InlineData("push obs://files/my settings.tar to web-0007", "is not an address like obs://bucket/path/file.tar.")]
    [InlineData("install obs://apps/.apk on web-0007", "does not end in .apk.")]
    [InlineData("install obs://Apps/shop.apk on web-0007", "is not an address like obs://bucket/path/file.apk.")]
    [InlineData("set bandwidth shared-east to 0", "")]
    [InlineData("expand disk to 0 GB on web-0007", "")]
    public async Task What_makes_no_sense_is_answered_and_changes_nothing(string typed, string words)
    {
        await using var bot = await BotApp.StartAsync(null, ("Access:Rules:0:Commands:0", "*"));

        await bot.SayAsync(typed);

        Assert.Contains(words, bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("#1001", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(bot.CloudCalls, call => call.Method != "GET");
    }

    public static TheoryData<string, string> Patient { get; } = new()
    {
        { "restart", "00:10:00" }, { "stop", "00:10:00" }, { "reset", "00:15:00" }, { "push", "00:30:00" }, { "install", "00:30:00" }, { "export data", "00:30:00" }, { "import data", "00:30:00" },
    };

    [Theory]
    [MemberData(nameof(Patient))]
    public void How_long_it_is_followed_is_the_verbs_own_unless_the_settings_say_it(string word, string time)
    {
        var verb = CphBot.Operations.Verb.All.Single(verb => verb.Word == word);

        Assert.Equal(TimeSpan.Parse(time, System.Globalization.CultureInfo.InvariantCulture), new CphBot.Operations.OperationsOptions().FollowFor(verb));
        Assert.Equal(TimeSpan.FromMinutes(1), new CphBot.Operations.OperationsOptions { FollowTimeout = TimeSpan.FromMinutes(1) }.FollowFor(verb));
    }

    [Fact]
    public async Task Of_an_installation_that_fails_on_one_phone_the_rest_is_told_as_done()
    {
        await using var bot = await BotApp.StartAsync();
        bot.Cloud.Behave("web-0041", new PhoneBehaviour.JobFails("CPS.0104", "object missing"));

        await bot.SayAsync("install obs://apps/com.example.shop.apk on web-0001, web-0041");
        await bot.PressAsync(bot.LastMessage, "Confirm");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 install 2 phones: Partly failed", StringComparison.Ordinal));

        Assert.Contains("web-0001: installed", bot.CardOf(1001).Text, StringComparison.Ordinal);
        Assert.Contains("web-0041: failed (The cloud's job failed.", bot.CardOf(1001).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(bot.CardOf(1001).Latest.Buttons, button => button.Title == "Retry");
        await bot.SayAsync("retry 1001");
        Assert.StartsWith("#1002 install 1 phone: Planned", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Contains("File: obs://apps/com.example.shop.apk", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Contains("Phones: web-0041", bot.LastMessage.Text, StringComparison.Ordinal);
    }
}
