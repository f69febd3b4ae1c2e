using CphBot.Simulator.Faults;
using CphBot.SystemTests.Harness;
using Xunit;

namespace CphBot.SystemTests;

/// <summary>SIGSTOP at the two dangerous moments of a sender: with a permit in its hand, and with the answer on its way.</summary>
[Collection(Alone.Name)]
public sealed class FrozenSenderTests
{
    private static readonly Dictionary<string, string> OneByOne = new(StringComparer.Ordinal) { ["Operations:WaveSize"] = "1", ["Cloud:SnapshotRefresh"] = "00:10:00" };

    private static readonly TimeSpan LongerThanAPermit = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task Frozen_before_the_bytes_leave_it_does_not_send_under_the_old_permit()
    {
        await using var rig = await Rig.StartAsync(tokenSeconds: 5, settings: OneByOne);
        await rig.SayAsync("restart phones web-0001 and web-0002");
        await rig.UntilAsync(() => rig.StateOf(1001).StartsWith("Planned", StringComparison.Ordinal), "a plan");
        await rig.SayAsync("confirm 1001");
        await rig.UntilAsync(() => rig.Cloud.Count("restart") == 1, "the first wave");
        await rig.SayAsync("pause 1001");
        await rig.UntilRowAsync("operation_phones WHERE state = 'Done'");
        // Paused with nothing in the cloud, it reads nothing, so that nothing renews the token.
        var token = rig.Cloud.Requests.Last(request => request.Call == "token").At;
        await rig.UntilAsync(() => TimeProvider.System.GetUtcNow() > token.AddSeconds(6), "the token is too old");
        // It answers while the process is frozen: what wakes up has its token, and a permit that is too old.
        rig.Cloud.Faults.Add(new Fault("token", FaultKind.Delay, Times: 1, Seconds: 1));
        await rig.SayAsync("resume 1001");
        await rig.UntilRowAsync("waves WHERE state = 'Sending'");

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
        await using var rig = await Rig.StartAsync();
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
