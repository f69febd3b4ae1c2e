using System.Globalization;
using System.Text;
using CphBot.Simulator.Faults;
using CphBot.SystemTests.Harness;
using Xunit;
using Xunit.Abstractions;

namespace CphBot.SystemTests;

/// <summary>kill -9 at each named step of one command, a new start on the same rows, and what must hold after it.</summary>
[Collection(OneAtATime.Name)]
public sealed class CrashMatrixTests(ITestOutputHelper output)
{
    private const int AtATime = 3;

    /// <summary>What the killed process sent counts in the minute of the next.</summary>
    private static readonly Dictionary<string, string> OneWrite = new(StringComparer.Ordinal) { ["Cloud:WritesPerMinute"] = "1", ["Operations:FollowTimeout"] = "00:01:30" };

    private static readonly Dictionary<string, string> WavesOfOne = new(OneWrite, StringComparer.Ordinal) { ["Operations:WaveSize"] = "1" };

    private static readonly Dictionary<string, string> FollowedForLong = new(StringComparer.Ordinal) { ["Operations:FollowTimeout"] = "00:01:20" };

    private static readonly Step[] Steps =
    [
        new("turn row written, turn not run yet", async rig =>
        {
            rig.Cloud.Faults.Add(new Fault("*", FaultKind.NoAnswerBeforeEffect));
            await rig.SayAsync("restart phone web-0007");
            await rig.UntilRowAsync("turns WHERE wake_at IS NOT NULL");
            Assert.Equal(0, await rig.RowsAsync("operations"));
        })
        { IsBeforeCard = true },
        new("operation row written, no permit yet", async rig =>
        {
            await rig.SayAsync("restart phone web-0001");
            await rig.UntilRowAsync("waves WHERE operation = 1001 AND state = 'Sent'");
            await rig.SayAsync("restart phone web-0007");
            await rig.UntilRowAsync("operations o JOIN waves w ON w.operation = o.number WHERE o.number = 1002 AND o.state = 'Running' AND w.state = 'Planned'");
        })
        { Settings = OneWrite, Number = 1002, Posts = 2 },
        new("between two waves", async rig =>
        {
            await PlanAsync(rig);
            await ConfirmAsync(rig);
            await rig.UntilRowAsync("operation_phones p JOIN waves w ON w.operation = p.operation AND w.number = 2 WHERE p.wave = 1 AND p.state = 'Done' AND w.state = 'Planned'");
        })
        { Settings = WavesOfOne, Posts = 2 },
        new("planned, waiting for confirm", PlanAsync) { After = ConfirmAsync },
        new("confirm pressed, just answered 202", async rig =>
        {
            await PlanAsync(rig);
            await ConfirmAsync(rig);
        }),
        new("wave claimed, its POST waits for a new token", rig => rig.ClaimWithOldTokenAsync(new Fault("token", FaultKind.NoAnswerBeforeEffect)))
        { End = "Unclear", Restarts = 0, Says = "the cloud's answer is not known" },
        new("POST on the wire, before its effect", async rig =>
        {
            rig.Cloud.Faults.Add(new Fault("restart", FaultKind.NoAnswerBeforeEffect));
            await rig.SayAsync("restart phone web-0007");
            await rig.UntilAsync(() => rig.Cloud.Count("restart") == 1, "POST");
        })
        { End = "Unclear", Restarts = 0, Says = "the cloud's answer is not known" },
        new("POST after its effect, before its answer", async rig =>
        {
            rig.Cloud.Faults.Add(new Fault("restart", FaultKind.NoAnswerAfterEffect));
            await rig.SayAsync("restart phone web-0007");
            await rig.UntilAsync(() => rig.Cloud.Count("restart") == 1, "POST");
        })
        // However long the next process takes to start, the phone is still on its way then.
        { RestartSeconds = 45, Settings = FollowedForLong, Says = "the phone was seen to restart" },
        new("answer taken and saved", async rig =>
        {
            await rig.SayAsync("restart phone web-0007");
            await rig.UntilRowAsync("operation_phones WHERE state = 'Working'");
        }),
        new("job polled while running", async rig =>
        {
            rig.Cloud.Faults.Add(new Fault("jobs", FaultKind.NoAnswerBeforeEffect));
            await rig.SayAsync("restart phone web-0007");
            await rig.UntilAsync(() => rig.Cloud.Count("jobs") > 0, "a poll");
        }),
        new("job succeeded, phone not yet seen", async rig =>
        {
            rig.Cloud.Faults.Add(new Fault("phone", FaultKind.NoAnswerBeforeEffect));
            await rig.SayAsync("restart phone web-0007");
            await rig.UntilRowAsync("operation_phones WHERE state = 'Checking'");
        }),
        new("first card being posted, before its effect", async rig =>
        {
            rig.Simulator.Teams.Faults.Add(new Fault("send", FaultKind.NoAnswerBeforeEffect));
            await rig.SayAsync("restart phone web-0007");
            await rig.UntilAsync(() => rig.Simulator.Teams.Requests.Any(request => request.Call == "send"), "a card");
        })
        { IsBeforeCard = true },
        new("first card being posted, after its effect", rig => HoldAsync(rig, "#1001 ")) { IsBeforeCard = true, Cards = 2 },
        new("progress edit in flight", rig => HoldAsync(rig, "#1001 ", edit: true)),
        new("final edit in flight", rig => HoldAsync(rig, "#1001 restart 1 phone: Succeeded", edit: true)),
        new("end reply in flight", rig => HoldAsync(rig, "<at>")) { EndReplies = 2 },
    ];

    [Fact]
    public async Task Killed_at_any_step_a_command_is_sent_once_and_ends_as_what_it_is()
    {
        var rows = new string[Steps.Length];
        var wrong = new List<string>();
        await Parallel.ForEachAsync(Enumerable.Range(0, Steps.Length), new ParallelOptions { MaxDegreeOfParallelism = AtATime }, async (index, _) =>
        {
            var problem = "";
            try { (rows[index], problem) = await RunAsync(Steps[index]); }
            catch (Exception e) { (rows[index], problem) = ($"| {Steps[index].Name} | | | | | {e.GetType().Name} | |", e.Message); }
            if (problem.Length > 0) lock (wrong) wrong.Add($"{Steps[index].Name}: {problem}");
        });

        var table = new StringBuilder("| killed at | POSTs | restarts of a phone, at most | cards | end replies | end | seconds from the kill |\n|---|---|---|---|---|---|---|\n");
        foreach (var row in rows) table.Append(row).Append('\n');
        await File.WriteAllTextAsync(Path.Combine(Repository.Artifacts("reports"), "crash-matrix.md"), table.ToString());
        output.WriteLine(table.ToString());
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    private static async Task<(string Row, string Problem)> RunAsync(Step step)
    {
        await using var rig = await Rig.StartAsync(step.RestartSeconds, settings: step.Settings);
        await step.ToTheKill(rig);
        // A card whose id is lost is posted again: that is a step of its own.
        if (!step.IsBeforeCard) await rig.UntilRowAsync($"posts WHERE operation = {step.Number.ToString(CultureInfo.InvariantCulture)} AND kind = 'Card' AND activity_id IS NOT NULL");
        var killed = TimeProvider.System.GetTimestamp();
        await rig.CrashAsync();
        await step.After(rig);
        await rig.UntilAsync(() => rig.EndReplies(step.Number).Count > 0, $"{step.Name}: an end");
        var seconds = TimeProvider.System.GetElapsedTime(killed).TotalSeconds;
        await rig.UntilQuietAsync();

        var posts = rig.Cloud.Count("restart");
        var restarts = rig.Cloud.Restarts.Values.DefaultIfEmpty(0).Max();
        var (cards, replies, end) = (rig.Cards(step.Number), rig.EndReplies(step.Number).Count, rig.StateOf(step.Number));
        List<string> problems = [];
        if (posts != step.Posts) problems.Add($"{posts} POSTs, not {step.Posts}");
        if (restarts != step.Restarts) problems.Add($"{restarts} restarts of a phone, not {step.Restarts}");
        if (!end.StartsWith(step.End, StringComparison.Ordinal)) problems.Add($"ended as {end}, not {step.End}");
        if (cards.Count != step.Cards) problems.Add($"{cards.Count} cards, not {step.Cards}");
        if (cards.Count > 1 && !cards[^1].Text.Contains("This card replaces an earlier one", StringComparison.Ordinal)) problems.Add("a second card that does not say what it replaces");
        if (replies < 1 || replies > step.EndReplies) problems.Add($"{replies} end replies");
        if (step.Says is { } words && !cards[^1].Text.Contains(words, StringComparison.Ordinal)) problems.Add($"the card does not say: {words}. It says: {cards[^1].Text}");
        var row = string.Create(CultureInfo.InvariantCulture, $"| {step.Name} | {posts} | {restarts} | {cards.Count} | {replies} | {end} | {seconds:0.0} |");
        return (row, string.Join("; ", problems));
    }

    private static async Task PlanAsync(Rig rig)
    {
        await rig.SayAsync("restart phones web-0001 and web-0002");
        await rig.UntilAsync(() => rig.StateOf(1001).StartsWith("Planned", StringComparison.Ordinal), "a plan");
    }

    private static Task ConfirmAsync(Rig rig) => rig.SayAsync("confirm 1001");

    private static async Task HoldAsync(Rig rig, string start, bool edit = false)
    {
        rig.Hold(message => message.Text.StartsWith(start, StringComparison.Ordinal) && (!edit || message.Versions.Count > 1));
        await rig.SayAsync("restart phone web-0007");
        await rig.UntilAsync(() => rig.HoldsMessage, $"a message that begins with {start}");
        // To die before the cloud has answered is a step of its own.
        await rig.UntilRowAsync("waves WHERE request_id IS NOT NULL");
    }

    /// <param name="ToTheKill">Returns when the step is reached.</param>
    private sealed record Step(string Name, Func<Rig, Task> ToTheKill)
    {
        public Func<Rig, Task> After { get; init; } = _ => Task.CompletedTask;

        public IReadOnlyDictionary<string, string>? Settings { get; init; }

        /// <summary>The card's id is not known when the process dies.</summary>
        public bool IsBeforeCard { get; init; }

        public double RestartSeconds { get; init; } = 3;

        /// <summary>Of the operation that was under way.</summary>
        public int Number { get; init; } = 1001;

        public int Posts { get; init; } = 1;

        public int Restarts { get; init; } = 1;

        public int Cards { get; init; } = 1;

        /// <summary>At most; one at least.</summary>
        public int EndReplies { get; init; } = 1;

        public string End { get; init; } = "Succeeded";

        /// <summary>What the last card must say.</summary>
        public string? Says { get; init; }
    }
}
