using CphBot.Simulator.Faults;
using CphBot.SystemTests.Harness;
using Xunit;

namespace CphBot.SystemTests;

/// <summary>SIGTERM while something is on its way: its answer is waited for, and nothing new is begun.</summary>
[Collection(OneAtATime.Name)]
public sealed class StopTests
{
    [Fact]
    public async Task Stopped_while_a_restart_is_on_its_way_it_waits_for_the_answer_and_keeps_it()
    {
        await using var rig = await Rig.StartAsync(settings: new Dictionary<string, string> { ["Cloud:RequestTimeout"] = "00:00:30" });
        rig.Cloud.Faults.Add(new Fault("restart", FaultKind.Delay, Times: 1, Seconds: 5));
        await rig.SayAsync("restart phone web-0007");
        await rig.UntilAsync(() => rig.Cloud.Count("restart") == 1, "POST");
        Assert.Equal(0, await rig.RowsAsync("waves WHERE state = 'Sent'"));

        await rig.Bot.StopAsync();

        Assert.Equal(0, rig.Bot.ExitCode);
        Assert.Equal(1, await rig.RowsAsync("waves WHERE state = 'Sent' AND request_id IS NOT NULL"));

        await rig.Bot.StartAsync();
        await rig.UntilAsync(() => rig.EndReplies(1001).Count > 0, "an end");
        Assert.StartsWith("Succeeded", rig.StateOf(1001), StringComparison.Ordinal);
        Assert.Equal(1, rig.Cloud.Count("restart"));
        Assert.DoesNotContain(rig.Cards(1001)[0].Versions, version => version.Text.Contains("is not known", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Stopped_while_a_card_is_being_posted_it_waits_for_its_id()
    {
        // Its end, which is a message too, comes later.
        await using var rig = await Rig.StartAsync(restartSeconds: 15);
        rig.Simulator.Teams.Faults.Add(new Fault("send", FaultKind.Delay, Times: 1, Seconds: 5));
        await rig.SayAsync("restart phone web-0007");
        await rig.UntilAsync(() => rig.Simulator.Teams.Requests.Count > 0, "a card");
        Assert.Equal(0, await rig.RowsAsync("posts WHERE activity_id IS NOT NULL"));

        await rig.Bot.StopAsync();

        Assert.Equal(0, rig.Bot.ExitCode);
        Assert.Equal(1, await rig.RowsAsync("posts WHERE activity_id IS NOT NULL"));

        await rig.Bot.StartAsync();
        await rig.UntilAsync(() => rig.EndReplies(1001).Count > 0, "an end");
        Assert.Single(rig.Cards(1001));
    }
}
