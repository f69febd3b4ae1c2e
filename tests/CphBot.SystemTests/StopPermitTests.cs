using CphBot.Simulator.Faults;
using CphBot.SystemTests.Harness;
using Xunit;

namespace CphBot.SystemTests;

/// <summary>After SIGTERM no permit is given any more, though the process still waits for what is on its way.</summary>
[Collection(Alone.Name)]
public sealed class StopPermitTests
{
    [Fact]
    public async Task After_it_was_told_to_stop_no_restart_is_begun_that_only_waited_for_a_permit()
    {
        // However long its next start takes, it is not too late for the wave.
        await using var rig = await Rig.StartAsync(settings: new Dictionary<string, string> { ["Operations:FollowTimeout"] = "00:02:00" });
        // The cloud's pause ends while the card's answer still holds up the end of the process.
        rig.Cloud.Faults.Add(new Fault("restart", FaultKind.Throttle, Times: 1, Seconds: 4));
        rig.Simulator.Teams.Faults.Add(new Fault("send", FaultKind.Delay, Times: 1, Seconds: 9));
        await rig.SayAsync("restart phone web-0007");
        await rig.UntilRowAsync("waves WHERE state = 'Planned' AND attempts = 1");

        var told = TimeProvider.System.GetTimestamp();
        await rig.Bot.StopAsync();

        Assert.Equal(0, rig.Bot.ExitCode);
        Assert.True(TimeProvider.System.GetElapsedTime(told).TotalSeconds > 4, "it ended before the pause did, so this shows nothing");
        Assert.Equal(1, rig.Cloud.Count("restart"));

        await rig.Bot.StartAsync();
        await rig.UntilAsync(() => rig.EndReplies(1001).Count > 0, "an end");
        Assert.Equal(2, rig.Cloud.Count("restart"));
        Assert.Equal(1, rig.Cloud.Restarts["web-0007"]);
    }
}
