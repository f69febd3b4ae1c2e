using CphBot.SystemTests.Harness;
using Microsoft.Data.Sqlite;
using Xunit;

namespace CphBot.SystemTests;

/// <summary>The rows cannot be written for a while: nothing is accepted then, and nothing accepted before is lost.</summary>
[Collection(OneAtATime.Name)]
public sealed class StorageTroubleTests
{
    [Fact]
    public async Task On_a_full_disk_nothing_is_accepted_and_what_was_accepted_goes_on_when_there_is_room()
    {
        await using var disk = await SmallDisk.MountAsync();
        await using var rig = await Rig.StartAsync(restartSeconds: 4, directory: disk.Path, settings: new Dictionary<string, string> { ["Operations:FollowTimeout"] = "00:01:00" });
        await rig.SayAsync("restart phone web-0007");
        await rig.UntilRowAsync("operation_phones WHERE state = 'Working'");

        // Giving up a connection frees its log, which is room again: filled until there is none.
        await rig.UntilAsync(
            async () =>
            {
                disk.Fill();
                return await rig.SendAsync("whoami") == 503 && !await rig.IsReadyAsync();
            },
            "503, and not ready");

        disk.Free();
        await rig.UntilAsync(rig.IsReadyAsync, "ready again");
        await rig.SayAsync("restart phone web-0008");
        await rig.UntilAsync(() => rig.EndReplies(1001).Count > 0 && rig.EndReplies(1002).Count > 0, "both ends");
        Assert.StartsWith("Succeeded", rig.StateOf(1001), StringComparison.Ordinal);
        Assert.StartsWith("Succeeded", rig.StateOf(1002), StringComparison.Ordinal);
        Assert.Equal(2, rig.Cloud.Count("restart"));
        await rig.UntilQuietAsync();
    }

    [Fact]
    public async Task While_another_process_holds_the_rows_the_answer_is_503_and_later_all_goes_on()
    {
        await using var rig = await Rig.StartAsync(restartSeconds: 4);
        await rig.SayAsync("restart phone web-0007");
        await rig.UntilRowAsync("operation_phones WHERE state = 'Working'");

        await using (var other = new SqliteConnection($"Data Source={rig.Database};Pooling=False"))
        {
            await other.OpenAsync();
            await using var command = other.CreateCommand();
            command.CommandText = "BEGIN IMMEDIATE";
            await command.ExecuteNonQueryAsync();

            Assert.Equal(503, await rig.SendAsync("restart phone web-0008"));
        }

        await rig.UntilAsync(async () => await rig.SendAsync("whoami") == 202, "202 again");
        await rig.UntilAsync(() => rig.EndReplies(1001).Count > 0, "an end");
        Assert.StartsWith("Succeeded", rig.StateOf(1001), StringComparison.Ordinal);
        Assert.Equal(1, rig.Cloud.Restarts["web-0007"]);
    }
}
