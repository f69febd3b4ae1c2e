using CphBot.Simulator.Faults;
using CphBot.SystemTests.Harness;
using Xunit;

namespace CphBot.SystemTests;

/// <summary>SIGSTOP at the two dangerous moments of a sender: with a permit in its hand, and with the answer on its way.</summary>
[Collection(Alone.Name)]
public sealed class FrozenSenderTests
{
    private static readonly TimeSpan LongerThanAPermit = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task Frozen_before_the_bytes_leave_it_does_not_send_under_the_old_permit()
    {
        await using var rig = await Rig.StartAsync(settings: new Dictionary<string, string> { ["Cloud:RequestTimeout"] = "00:00:02" });
        // It answers while the process is frozen: what wakes up has its token, and a permit that is too old.
        await rig.ClaimWithOldTokenAsync(new Fault("token", FaultKind.Delay, Times: 1, Seconds: 1));

        rig.Bot.Freeze();
        var frozen = TimeProvider.System.GetTimestamp();
        await rig.UntilAsync(() => TimeProvider.System.GetElapsedTime(frozen) > LongerThanAPermit, "frozen for longer than a permit is good");
        Assert.Equal(1, rig.Cloud.Count("restart"));
        rig.Bot.Thaw();

        await rig.UntilAsync(() => rig.EndReplies(1001).Count > 0, "an end");
        Assert.Equal(1, await rig.RowsAsync("audit WHERE operation = 1001 AND outcome LIKE '%not sent%'"));
        Assert.True(rig.Cloud.Count("restart") <= 2, "more than one POST for a wave");
        Assert.All(rig.Cloud.Restarts, restart => Assert.Equal(1, restart.Value));
    }

    [Fact]
    public async Task Frozen_while_the_answer_is_on_its_way_it_keeps_it_when_it_wakes()
    {
        // However long it is frozen.
        await using var rig = await Rig.StartAsync(settings: new Dictionary<string, string> { ["Cloud:RequestTimeout"] = "00:00:30" });
        rig.Cloud.Faults.Add(new Fault("restart", FaultKind.Delay, Times: 1, Seconds: 0.5));
        await rig.SayAsync("restart phone web-0007");
        await rig.UntilAsync(() => rig.Cloud.Count("restart") == 1, "POST");

        rig.Bot.Freeze();
        await rig.UntilAsync(() => rig.Cloud.Requests.Any(request => request is { Call: "restart", Status: 200 }), "the answer left");
        rig.Bot.Thaw();

        await rig.UntilAsync(() => rig.EndReplies(1001).Count > 0, "an end");
        Assert.StartsWith("Succeeded", rig.StateOf(1001), StringComparison.Ordinal);
        Assert.Equal(1, rig.Cloud.Count("restart"));
        Assert.Equal(1, await rig.RowsAsync("waves WHERE state = 'Sent' AND request_id IS NOT NULL"));
    }
}
