using System.Text;
using CphBot.Operations;
using CphBot.Simulator.Cloud;
using CphBot.Simulator.Faults;
using CphBot.Simulator.Teams;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CphBot.Tests.EndToEnd;

/// <summary>What the cloud accepted is no success yet: what jobs and phones show, or fail to show, each has its own true words.</summary>
public sealed class EffectTests
{
    public static TheoryData<string, string, string> Behaviours => new()
    {
        { "normal", "Succeeded", "web-0007: running again (cph-01)" },
        { "jobFails", "Failed", "web-0007: failed (The cloud's job failed. The cloud ran out of time for it.)" },
        { "jobNeverEnds", "Unclear", "web-0007: unclear (The cloud's job did not end in time.)" },
        { "jobSucceedsButAbnormal", "Failed", "web-0007: failed (The job succeeded, but the phone is abnormal (-7).)" },
        { "jobSucceedsButRestartFailed", "Failed", "web-0007: failed (The cloud says that the restart failed (-6).)" },
        { "neverBoots", "Unclear", "web-0007: unclear (The job succeeded, but the phone is still restarting.)" },
    };

    [Theory]
    [MemberData(nameof(Behaviours))]
    public async Task What_became_of_a_phone_is_told_in_its_own_words(string behaviour, string end, string line)
    {
        await using var bot = await BotApp.StartAsync(null, ("Operations:FollowTimeout", "00:02:00"));
        bot.Cloud.Behave("web-0007", PhoneBehaviour.Named(behaviour)!);

        await bot.SayAsync("restart phone web-0007");
        await EndAsync(bot, 1001, 1, end);

        Assert.Equal(line, LineOf(bot, 1001, "web-0007"));
        if (end != "Succeeded") Assert.DoesNotContain(bot.CardOf(1001).Versions, version => version.Text.Contains("running again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_phone_that_is_stopped_while_its_job_runs_is_no_success()
    {
        await using var bot = await BotApp.StartAsync(null, ("Operations:FollowTimeout", "00:01:00"));
        await bot.SayAsync("restart phone web-0007");
        await bot.PassAsync(TimeSpan.FromSeconds(4));
        bot.Cloud.SetStatus("web-0007", 8);

        await EndAsync(bot, 1001, 1, "Failed");

        Assert.Equal("web-0007: failed (The job succeeded, but the phone is stopped.)", LineOf(bot, 1001, "web-0007"));
    }

    [Fact]
    public async Task An_empty_job_list_right_after_the_submit_is_waited_out()
    {
        await using var bot = await BotApp.StartAsync();
        bot.Cloud.Faults.Add(new Fault("jobs", FaultKind.EmptyJobList, Times: 6));

        await bot.SayAsync("restart phone web-0007");
        await EndAsync(bot, 1001, 1, "Succeeded");

        Assert.True(bot.Cloud.Count("jobs") > 6);
        Assert.Equal("web-0007: running again (cph-01)", LineOf(bot, 1001, "web-0007"));
    }

    [Fact]
    public async Task A_phone_that_comes_up_and_falls_again_is_no_success_before_it_stays_up()
    {
        await using var bot = await BotApp.StartAsync();
        bot.Cloud.Behave("web-0007", new PhoneBehaviour.Flaps());

        await bot.SayAsync("restart phone web-0007");
        await EndAsync(bot, 1001, 1, "Succeeded");

        var seen = bot.CardOf(1001).Versions.Select(version => version.Text).ToList();
        Assert.Contains(seen, text => text.Contains("web-0007: abnormal (-7)", StringComparison.Ordinal));
        Assert.Equal(seen.Count - 1, seen.FindIndex(text => text.Contains("running again", StringComparison.Ordinal)));
        Assert.Equal(2, bot.Cloud.StatusOf("web-0007"));
    }

    [Fact]
    public async Task An_answer_is_written_together_with_the_end_that_follows_from_it()
    {
        await using var bot = await BotApp.StartAsync();
        var store = bot.Services.GetRequiredService<OperationStore>();
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        bot.CloudWire.Meddle = async (request, send) => IsRestart(request) ? await answer.Task : await send();
        await bot.SayAsync("restart phone web-0007");
        var asked = (await store.FindAsync(1001))!;

        answer.SetResult(new HttpResponseMessage(System.Net.HttpStatusCode.Forbidden) { Content = new StringContent("{\"error_code\":\"CPS.0005\"}") });
        await bot.UntilAsync(() => bot.FindCard(1001)?.Text.Contains(": Failed", StringComparison.Ordinal) == true);

        var ended = (await store.FindAsync(1001))!;
        Assert.Equal(WaveState.Sending, asked.Waves.Single().State);
        Assert.Equal((OperationState.Failed, asked.Version + 1), (ended.State, ended.Version));
        Assert.Equal(["begun", "answered", "ended"], (await bot.AuditAsync()).Where(entry => entry.Operation == 1001).TakeLast(3).Select(entry => entry.Phase.ToString().ToLowerInvariant()));
    }

    [Fact]
    public async Task One_phone_that_cannot_be_read_hides_no_other()
    {
        await using var bot = await BotApp.StartAsync(null, ("Operations:FollowTimeout", "00:01:00"));
        var sick = bot.Cloud.PhoneId("web-0001");
        bot.CloudWire.Meddle = async (request, send) => request.RequestUri!.AbsolutePath.EndsWith($"/phones/{sick}", StringComparison.Ordinal) && bot.Cloud.Count("restart") > 0
            ? new HttpResponseMessage(System.Net.HttpStatusCode.InternalServerError) { Content = new StringContent("""{"error_code":"CPS.0003"}""") }
            : await send();

        await bot.SayAsync("restart phones web-0001, web-0041");
        await bot.SayAsync("confirm 1001");
        await EndAsync(bot, 1001, 2, "Unclear");

        Assert.StartsWith("web-0041: running again", LineOf(bot, 1001, "web-0041"), StringComparison.Ordinal);
        Assert.StartsWith("web-0001: unclear", LineOf(bot, 1001, "web-0001"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_list_that_stays_empty_leaves_the_phone_itself_to_show_it()
    {
        await using var bot = await BotApp.StartAsync();
        bot.Cloud.Faults.Add(new Fault("jobs", FaultKind.EmptyJobList));

        await bot.SayAsync("restart phone web-0007");
        await EndAsync(bot, 1001, 1, "Succeeded");

        Assert.Matches(@"Running again after [67]\d s", bot.CardOf(1001).Text);
        Assert.Equal("web-0007: running again (The cloud did not confirm it, but it has changed the phone since, and the phone runs.)", LineOf(bot, 1001, "web-0007"));
    }

    [Fact]
    public async Task A_restart_that_the_job_list_does_not_know_and_the_phone_does_not_show_stays_unclear()
    {
        await using var bot = await BotApp.StartAsync(null, ("Operations:FollowTimeout", "00:02:00"));
        bot.Cloud.Faults.Add(new Fault("jobs", FaultKind.UnknownRequest));
        bot.CloudWire.Meddle = async (request, send) => IsRestart(request) ? Accepted(bot, "web-0007") : await send();

        await bot.SayAsync("restart phone web-0007");
        await EndAsync(bot, 1001, 1, "Unclear");

        Assert.Equal("web-0007: unclear (The cloud's job list does not show this restart. Nothing shows that it began.)", LineOf(bot, 1001, "web-0007"));
    }

    [Fact]
    public async Task A_request_that_the_cloud_does_not_know_does_not_hide_the_others_of_the_same_call()
    {
        await using var bot = await BotApp.StartAsync();
        var restarts = 0;
        bot.CloudWire.Meddle = async (request, send) =>
        {
            var isFirst = IsRestart(request) && Interlocked.Increment(ref restarts) == 1;
            var answer = await send();
            return isFirst ? await WithAnotherRequestIdAsync(answer) : answer;
        };
        foreach (var phone in (string[])["web-0001", "web-0041", "web-0081"]) await bot.SendAsync(bot.Activities.Message(Person.Ana, Place.Channel, $"restart phone {phone}").ToJsonString());

        await bot.UntilAsync(() => bot.Teams.Messages.Count(message => message.Text.Contains(": Succeeded", StringComparison.Ordinal)) == 2, TimeSpan.FromSeconds(40));
        await bot.UntilAsync(() => bot.Teams.Messages.Count(message => message.Text.Contains(": Succeeded", StringComparison.Ordinal)) == 3);

        Assert.Contains(bot.Cloud.Requests, request => request.Call == "jobs" && request.Path.Contains("%2C", StringComparison.OrdinalIgnoreCase) && request.Status == 404);
        var lines = bot.Teams.Messages.SelectMany(message => message.Text.Split('\n')).Where(line => line.Contains(": running again (", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, lines.Count(line => line.Contains("(cph-0", StringComparison.Ordinal)));
        Assert.Single(lines, line => line.EndsWith("(The cloud did not confirm it, but it has changed the phone since, and the phone runs.)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Jobs_that_the_list_drops_are_looked_for_at_the_phones()
    {
        await using var bot = await BotApp.StartAsync();
        bot.Cloud.Faults.Add(new Fault("jobs", FaultKind.DropJobs));

        await bot.SayAsync("restart phones web-0001, web-0041");
        await bot.SayAsync("confirm 1001");
        await EndAsync(bot, 1001, 2, "Succeeded");

        string[] lines = [LineOf(bot, 1001, "web-0001"), LineOf(bot, 1001, "web-0041")];
        Assert.Single(lines, line => line.EndsWith("(The cloud did not confirm it, but it has changed the phone since, and the phone runs.)", StringComparison.Ordinal));
        Assert.Single(lines, line => line.Contains(": running again (cph-0", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_job_list_longer_than_a_page_is_read_to_its_end()
    {
        await using var bot = await BotApp.StartAsync(
            new SimulatedCloudOptions { LoadPerNeighbour = TimeSpan.Zero, RestartTime = TimeSpan.FromSeconds(30) },
            ("Operations:WaveSize", "100"), ("Operations:MaxPerServer", "100"), ("Operations:PollInterval", "00:00:10"));
        // While it is waited for, the two others become due.
        bot.Cloud.Faults.Add(new Fault("jobs", FaultKind.Delay, Times: 1, Seconds: 8));
        await bot.SayAsync("restart phone web-0121");
        foreach (var (first, number) in ((int, int)[])[(1, 1002), (61, 1003)])
        {
            await bot.SayAsync($"restart phones web-{first:D4}..web-{first + 59:D4}");
            await bot.UntilAsync(() => bot.FindCard(number) is not null);
        }

        await bot.SayAsync("confirm 1002");
        await bot.SayAsync("confirm 1003");
        await EndAsync(bot, 1002, 60, "Succeeded");
        await EndAsync(bot, 1003, 60, "Succeeded");

        Assert.Equal(121, bot.Cloud.Restarts.Values.Sum());
        Assert.Contains(bot.Cloud.Requests, request => request.Call == "jobs" && request.Path.Contains("offset=100", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_whose_list_cannot_be_read_hides_no_other()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("restart phones web-0001, web-0002, web-0041, web-0042");
        var isHidden = false;
        bot.CloudWire.Meddle = (request, send) => isHidden && request.RequestUri!.Query.Contains(bot.Cloud.ServerId("cph-01"), StringComparison.Ordinal)
            ? Task.FromResult(Json("""{"error_code":"CPS.0020","error_msg":"There is no such server."}""", System.Net.HttpStatusCode.NotFound))
            : send();
        await bot.SayAsync("confirm 1001");

        await bot.UntilAsync(() => bot.Cloud.Count("restart") == 1);
        isHidden = true;
        await bot.UntilAsync(() => bot.CardOf(1001).Text.Contains("2 of 4 running again", StringComparison.Ordinal));
        Assert.Contains("\nweb-0001: ", bot.CardOf(1001).Text, StringComparison.Ordinal);
        isHidden = false;
        await EndAsync(bot, 1001, 4, "Succeeded");
    }

    private static Task EndAsync(BotApp bot, long number, int phones, string state) => bot.UntilAsync(
        () => bot.FindCard(number)?.Text.StartsWith($"#{number} restart {phones} {(phones == 1 ? "phone" : "phones")}: {state}", StringComparison.Ordinal) == true, TimeSpan.FromMinutes(6));

    private static string LineOf(BotApp bot, long number, string phone) =>
        bot.CardOf(number).Text.Split('\n').Single(line => line.StartsWith($"{phone}: ", StringComparison.Ordinal));

    private static bool IsRestart(HttpRequestMessage request) => request.RequestUri!.AbsolutePath.EndsWith("/batch-restart", StringComparison.Ordinal);

    /// <summary>An answer to a restart that the cloud never made.</summary>
    private static HttpResponseMessage Accepted(BotApp bot, string phone) => Json(
        $$"""{"request_id":"0123456789abcdef0123456789abcdef","jobs":[{"phone_id":"{{bot.Cloud.PhoneId(phone)}}","job_id":"fedcba9876543210fedcba9876543210"}]}""");

    private static async Task<HttpResponseMessage> WithAnotherRequestIdAsync(HttpResponseMessage answer)
    {
        var body = System.Text.Json.Nodes.JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        body["request_id"] = "0123456789abcdef0123456789abcdef";
        answer.Dispose();
        return Json(body.ToJsonString());
    }

    private static HttpResponseMessage Json(string body, System.Net.HttpStatusCode status = System.Net.HttpStatusCode.OK) => new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
}
