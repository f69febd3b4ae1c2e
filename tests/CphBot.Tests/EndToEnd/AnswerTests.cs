using System.Net;
using System.Text;
using CphBot.Audit;
using CphBot.Simulator.Cloud;
using CphBot.Simulator.Faults;
using Xunit;

namespace CphBot.Tests.EndToEnd;

/// <summary>
/// What may follow which answer to a POST, on the wire: how often it was sent, what it did, what the card says in the end, and what the audit
/// has kept of it. The cloud has no idempotency key, so that what is not known to have failed is never sent again.
/// </summary>
public sealed class AnswerTests
{
    private const string Sent = "wave 1: sent";
    private const string NotSent = "wave 1: not sent";
    private const string Refused = "wave 1: refused";
    private const string Unclear = "wave 1: unclear";
    private const string RunsAgain = "web-0007: running again (cph-01)";
    private const string SeenToRestart = "The cloud did not confirm it, but ";
    private const string NothingShows = "Nothing shows that it began.)";

    /// <param name="Posts">How many the cloud saw.</param>
    /// <param name="Restarts">How many took effect.</param>
    /// <param name="Words">What the phone's line says.</param>
    /// <param name="Answers">What the audit says of each POST.</param>
    private sealed record Row(int Posts, int Restarts, string State, string[] Words, params string[] Answers)
    {
        public required Action<BotApp> Fault { get; init; }
    }

    private static readonly Dictionary<string, Row> Rows = new()
    {
        ["accepted"] = new(1, 1, "Succeeded", [RunsAgain], Sent) { Fault = _ => { } },
        ["no connection"] = new(1, 1, "Succeeded", [RunsAgain], NotSent, Sent) { Fault = bot => MeddleOnce(bot, _ => throw Wire.NoConnection) },
        ["401 once"] = new(2, 1, "Succeeded", [RunsAgain], Sent) { Fault = Meets(FaultKind.Status, status: 401, code: "APIGW.0301") },
        ["401 twice"] = new(3, 1, "Succeeded", [RunsAgain], NotSent, Sent) { Fault = Meets(FaultKind.Status, status: 401, code: "APIGW.0301", times: 2) },
        ["gateway 429"] = new(2, 1, "Succeeded", [RunsAgain], NotSent, Sent) { Fault = Meets(FaultKind.Throttle) },
        ["gateway 429 with a time"] = new(2, 1, "Succeeded", [RunsAgain], NotSent, Sent) { Fault = Meets(FaultKind.Throttle, seconds: 12) },
        ["refused as a whole"] = new(1, 0, "Failed", ["web-0007: refused (The cloud does not take so many phones in one call.)"], Refused) { Fault = Meets(FaultKind.Status, status: 400, code: "CPS.0190") },
        ["refused for its state"] = new(1, 0, "Failed", ["web-0007: refused (It must be running or stopped for this.)"], Refused) { Fault = Meets(FaultKind.Status, status: 400, code: "CPS.0165") },
        ["refused for want of a permission"] = new(1, 0, "Failed", ["web-0007: refused (The bot's cloud account may not do this.)"], Refused) { Fault = Meets(FaultKind.Status, status: 403, code: "CPS.0001") },
        ["refused by a busy service"] = new(1, 0, "Failed", ["web-0007: refused (The cloud is too busy.)"], Refused) { Fault = Meets(FaultKind.Status, status: 400, code: "CPS.0042") },
        ["refused phone"] = new(1, 0, "Failed", ["web-0007: refused (It is frozen, so the cloud does nothing with it.)"], Sent) { Fault = bot => bot.Cloud.SetStatus("web-0007", 6) },
        ["time-out before the effect"] = new(1, 0, "Unclear", ["The cloud gave no answer, so the restart may or may not have begun. ", NothingShows], Unclear) { Fault = Meets(FaultKind.NoAnswerBeforeEffect) },
        ["time-out after the effect"] = new(1, 1, "Succeeded", [SeenToRestart], Unclear) { Fault = Meets(FaultKind.NoAnswerAfterEffect) },
        ["reset before the effect"] = new(1, 0, "Unclear", ["The cloud gave no answer, so the restart may or may not have begun. ", NothingShows], Unclear) { Fault = Meets(FaultKind.ResetBeforeEffect) },
        ["reset after the effect"] = new(1, 1, "Succeeded", [SeenToRestart], Unclear) { Fault = Meets(FaultKind.ResetAfterEffect) },
        ["502 before the effect"] = new(1, 0, "Unclear", ["The cloud answered with an error of its own, so the restart may or may not have begun. ", NothingShows], Unclear) { Fault = Meets(FaultKind.ServerErrorBeforeEffect, status: 502) },
        ["502 after the effect"] = new(1, 1, "Succeeded", [SeenToRestart], Unclear) { Fault = Meets(FaultKind.ServerErrorAfterEffect, status: 502) },
        ["CPS.0003 before the effect"] = new(1, 0, "Unclear", ["error of its own, so the restart may or may not have begun. ", NothingShows], Unclear) { Fault = Meets(FaultKind.ServerErrorBeforeEffect, status: 500, code: "CPS.0003") },
        ["CPS.0003 after the effect"] = new(1, 1, "Succeeded", [SeenToRestart], Unclear) { Fault = Meets(FaultKind.ServerErrorAfterEffect, status: 400, code: "CPS.0003") },
        ["CPS.0054 before the effect"] = new(1, 0, "Unclear", ["The cloud ran out of time for it, so the restart may or may not have begun. ", NothingShows], Unclear) { Fault = Meets(FaultKind.Status, status: 400, code: "CPS.0054") },
        ["CPS.0054 after the effect"] = new(1, 1, "Succeeded", [SeenToRestart], Unclear) { Fault = Meets(FaultKind.ServerErrorAfterEffect, status: 400, code: "CPS.0054") },
        ["400 without a code"] = new(1, 0, "Unclear", ["so the restart may or may not have begun. ", NothingShows], Unclear) { Fault = Meets(FaultKind.Status, status: 400) },
        ["unreadable body"] = new(1, 1, "Succeeded", [SeenToRestart], Unclear) { Fault = Meets(FaultKind.UnreadableBody) },
        ["accepted without a word of the phone"] = new(1, 1, "Succeeded", [SeenToRestart], Sent) { Fault = bot => MeddleOnce(bot, async send => { (await send()).Dispose(); return Unmentioned(); }) },
        ["accepted without a word of the phone, and without effect"] = new(0, 0, "Unclear", ["The cloud's answer did not mention this phone. ", NothingShows], Sent) { Fault = bot => MeddleOnce(bot, _ => Task.FromResult(Unmentioned())) },
    };

    public static TheoryData<string> Names => [.. Rows.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_answer_to_a_restart_has_its_own_end(string name)
    {
        var row = Rows[name];
        await using var bot = await BotApp.StartAsync(null, ("Operations:FollowTimeout", "00:02:00"));
        row.Fault(bot);

        await bot.SayAsync("restart phone web-0007");
        await EndAsync(bot, row.State);
        // Whatever is to come, comes now.
        await bot.PassAsync(TimeSpan.FromMinutes(3), TimeSpan.FromSeconds(2));

        Assert.Equal((row.Posts, row.Restarts), (bot.Cloud.Count("restart"), bot.Cloud.Restarts.GetValueOrDefault("web-0007")));
        Assert.StartsWith($"#1001 restart 1 phone: {row.State}", bot.CardOf(1001).Text, StringComparison.Ordinal);
        Assert.All(row.Words, words => Assert.Contains(words, LineOf(bot), StringComparison.Ordinal));
        Assert.Equal([.. row.Answers.SelectMany(answer => (string[])["wave 1 is being sent", answer]), row.State], await OutcomesAsync(bot));
        Assert.Equal(row.Words.Contains(RunsAgain) || row.Words.Contains(SeenToRestart), row.State == "Succeeded");
    }

    [Fact]
    public async Task After_one_401_there_is_one_renewal_and_one_replay()
    {
        await using var bot = await BotApp.StartAsync();
        Meets(FaultKind.Status, status: 401, code: "APIGW.0307")(bot);

        await bot.SayAsync("restart phone web-0007");
        await EndAsync(bot, "Succeeded");

        Assert.Equal((2, 2), (bot.Cloud.Count("token"), bot.Cloud.Count("restart")));
    }

    [Fact]
    public async Task A_throttled_post_goes_again_no_sooner_than_asked_and_the_card_says_why_it_waits()
    {
        await using var bot = await BotApp.StartAsync();
        Meets(FaultKind.Throttle, seconds: 12)(bot);

        await bot.SayAsync("restart phone web-0007");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.Contains("web-0007: planned (The cloud asks to slow down.)", StringComparison.Ordinal));
        await EndAsync(bot, "Succeeded");

        var posts = bot.Cloud.Requests.Where(request => request.Call == "restart").ToList();
        Assert.InRange(posts[1].At - posts[0].At, TimeSpan.FromSeconds(12), TimeSpan.FromSeconds(20));
    }

    [Theory]
    [InlineData(false, "Unclear", "The bot stopped while this was being sent, so the cloud's answer is not known. Nothing shows that it began.")]
    [InlineData(true, "Succeeded", SeenToRestart)]
    public async Task A_post_whose_answer_died_with_the_bot_is_judged_by_the_phone_and_not_sent_again(bool tookEffect, string end, string words)
    {
        await using var bot = await BotApp.StartAsync(null, ("Operations:FollowTimeout", "00:02:00"));
        Meets(tookEffect ? FaultKind.NoAnswerAfterEffect : FaultKind.NoAnswerBeforeEffect)(bot);
        await bot.SayAsync("restart phone web-0007");
        await bot.UntilAsync(() => bot.Cloud.Count("restart") == 1);

        await bot.StopBotAsync();
        bot.Time.Advance(TimeSpan.FromSeconds(5));
        await bot.StartBotAsync();
        await EndAsync(bot, end);
        await bot.PassAsync(TimeSpan.FromMinutes(3), TimeSpan.FromSeconds(2));

        Assert.Equal((1, tookEffect ? 1 : 0), (bot.Cloud.Count("restart"), bot.Cloud.Restarts.GetValueOrDefault("web-0007")));
        Assert.Contains(words, LineOf(bot), StringComparison.Ordinal);
        Assert.Equal(["wave 1 is being sent", end], (await OutcomesAsync(bot)).Where(outcome => outcome != Unclear));
    }

    [Fact]
    public async Task A_sender_that_was_held_up_for_longer_than_its_permit_sends_nothing_and_the_wave_goes_once_later()
    {
        await using var bot = await BotApp.StartAsync();
        var (held, tokenAsked) = (false, false);
        bot.CloudWire.Meddle = async (request, send) =>
        {
            if (!held && request.Method == HttpMethod.Post && IsRestart(request))
            {
                held = true;
                await request.Content!.LoadIntoBufferAsync();
                await Task.Delay(TimeSpan.FromSeconds(6), bot.Time);
                return Answer(HttpStatusCode.Unauthorized, """{"error_code":"APIGW.0301","error_msg":"expired"}""");
            }

            if (held && !tokenAsked && request.RequestUri!.AbsolutePath.EndsWith("/tokens", StringComparison.Ordinal))
            {
                tokenAsked = true;
                await Task.Delay(TimeSpan.FromSeconds(6), bot.Time);
            }

            return await send();
        };

        await bot.SayAsync("restart phone web-0007");
        await bot.UntilAsync(() => tokenAsked);
        await bot.UntilAsync(() => bot.CardOf(1001).Text.Contains("web-0007: planned (", StringComparison.Ordinal));
        Assert.Equal(0, bot.Cloud.Count("restart"));
        await EndAsync(bot, "Succeeded");

        Assert.Equal((1, 1), (bot.Cloud.Count("restart"), bot.Cloud.Restarts["web-0007"]));
        Assert.Equal(["wave 1 is being sent", NotSent, "wave 1 is being sent", Sent, "Succeeded"], await OutcomesAsync(bot));
    }

    [Fact]
    public async Task What_stayed_unclear_is_looked_at_again_on_demand_and_never_sent_again_by_the_program()
    {
        await using var bot = await BotApp.StartAsync(null, ("Operations:FollowTimeout", "00:01:30"));
        bot.Cloud.Behave("web-0007", new PhoneBehaviour.Slow(TimeSpan.FromMinutes(3)));
        Meets(FaultKind.NoAnswerAfterEffect)(bot);
        await bot.SayAsync("restart phone web-0007");
        await EndAsync(bot, "Unclear");
        Assert.Contains("web-0007: unclear (It began to restart, but was not seen running again.)", bot.CardOf(1001).Text, StringComparison.Ordinal);
        await bot.PassAsync(TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(2));
        Assert.StartsWith("#1001 restart 1 phone: Unclear", bot.CardOf(1001).Text, StringComparison.Ordinal);

        await bot.SayAsync("check 1001");
        await EndAsync(bot, "Succeeded");

        Assert.Equal(1, bot.Cloud.Count("restart"));
        Assert.Equal(["wave 1 is being sent", Unclear, "Unclear", "Succeeded"], (await OutcomesAsync(bot)).Where(outcome => outcome != "done"));
    }

    [Fact]
    public async Task A_retry_of_what_stayed_unclear_warns_waits_for_a_confirmation_and_is_another_number()
    {
        await using var bot = await BotApp.StartAsync(null, ("Operations:FollowTimeout", "00:01:00"));
        Meets(FaultKind.ResetBeforeEffect)(bot);
        await bot.SayAsync("restart phone web-0007");
        await EndAsync(bot, "Unclear");

        await bot.SayAsync("retry 1001");
        await bot.PassAsync(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(1));
        Assert.StartsWith("#1002 restart 1 phone: Planned\nIts first try, #1001, may still be under way: look at the phones before you confirm.", bot.CardOf(1002).Text, StringComparison.Ordinal);
        Assert.Equal(1, bot.Cloud.Count("restart"));
        await bot.SayAsync("confirm 1002");
        await bot.UntilAsync(() => bot.CardOf(1002).Text.StartsWith("#1002 restart 1 phone: Succeeded", StringComparison.Ordinal));

        Assert.StartsWith("#1001 restart 1 phone: Unclear", bot.CardOf(1001).Text, StringComparison.Ordinal);
        Assert.Equal((2, 1), (bot.Cloud.Count("restart"), bot.Cloud.Restarts["web-0007"]));
    }

    private static Task EndAsync(BotApp bot, string state) =>
        bot.UntilAsync(() => bot.FindCard(1001)?.Text.StartsWith($"#1001 restart 1 phone: {state}", StringComparison.Ordinal) == true, TimeSpan.FromMinutes(6));

    private static string LineOf(BotApp bot) => bot.CardOf(1001).Text.Split('\n').Single(line => line.StartsWith("web-0007: ", StringComparison.Ordinal));

    /// <summary>What the audit has under the operation's number, after its plan.</summary>
    private static async Task<IEnumerable<string>> OutcomesAsync(BotApp bot)
    {
        var lines = (await bot.AuditAsync()).Where(line => line.Operation == 1001).ToList();
        Assert.Equal(AuditPhase.Planned, lines[0].Phase);
        Assert.Equal(AuditPhase.Ended, lines[^1].Phase);
        return lines.Skip(1).Select(line => line.Outcome);
    }

    private static Action<BotApp> Meets(FaultKind kind, int? status = null, string? code = null, int times = 1, double? seconds = null) =>
        bot => bot.Cloud.Faults.Add(new Fault("restart", kind, times, status, code, Seconds: seconds));

    /// <summary>The first POST of a restart meets this on its way.</summary>
    private static void MeddleOnce(BotApp bot, Func<Func<Task<HttpResponseMessage>>, Task<HttpResponseMessage>> meddle)
    {
        var done = false;
        bot.CloudWire.Meddle = async (request, send) =>
        {
            if (done || !IsRestart(request)) return await send();
            done = true;
            return await meddle(send);
        };
    }

    private static bool IsRestart(HttpRequestMessage request) => request.RequestUri!.AbsolutePath.EndsWith("/batch-restart", StringComparison.Ordinal);

    private static HttpResponseMessage Unmentioned() => Answer(HttpStatusCode.OK, """{"request_id":"0123456789abcdef0123456789abcdef","jobs":[]}""");

    private static HttpResponseMessage Answer(HttpStatusCode status, string body) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
}
