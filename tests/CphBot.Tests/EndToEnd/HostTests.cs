using System.Net;
using CphBot.Simulator.Cloud;
using CphBot.Simulator.Faults;
using CphBot.Simulator.Teams;
using Microsoft.Data.Sqlite;
using Xunit;

namespace CphBot.Tests.EndToEnd;

/// <summary>The process around it all: health, metrics, secrets, calls.</summary>
public sealed class HostTests
{
    [Fact]
    public async Task It_is_live_and_ready_also_when_the_cloud_is_down()
    {
        await using var bot = await BotApp.StartAsync();
        bot.CloudWire.IsCut = true;

        Assert.Equal(HttpStatusCode.OK, (await bot.Http.GetAsync("/health/live")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await bot.Http.GetAsync("/health/ready")).StatusCode);
    }

    [Fact]
    public async Task Metrics_are_named_cphbot()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("list phones");

        var metrics = await bot.Http.GetStringAsync("/metrics");

        Assert.Contains("cphbot_cloud_requests", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_secret_reaches_a_log_a_card_a_metric_or_the_rows()
    {
        var options = new SimulatedCloudOptions { Password = "Very-Secret-Pa55word" };
        await using var bot = await BotApp.StartAsync(options);
        bot.Cloud.Faults.Add(new Fault("phones", FaultKind.Status, Times: 1, Status: 401, Code: "APIGW.0301"));
        await bot.SayAsync("restart phone web-0007");
        await bot.UntilAsync(() => bot.Teams.Messages.Count == 2);

        var rows = await File.ReadAllBytesAsync(bot.DatabaseFile);
        var wal = File.Exists(bot.DatabaseFile + "-wal") ? await ReadSharedAsync(bot.DatabaseFile + "-wal") : [];
        var everything = string.Join('\n', [.. bot.Log, bot.Transcript, await bot.Http.GetStringAsync("/metrics"), System.Text.Encoding.Latin1.GetString(rows), System.Text.Encoding.Latin1.GetString(wal)]);
        Assert.Contains("web-0007", everything, StringComparison.Ordinal);
        Assert.DoesNotContain(options.Password, everything, StringComparison.Ordinal);
        Assert.DoesNotContain("MII", everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_hundred_mixed_commands_need_one_token_and_few_calls()
    {
        await using var bot = await BotApp.StartAsync();
        string[] commands = ["help", "whoami", "list phones", "list servers", "list operations", "show phone web-0007", "list phones where status is failed", "restart phone web-{0:0000}"];

        for (var number = 0; number < 200; number++)
        {
            await bot.SayAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, commands[number % commands.Length], number + 1), place: number % 2 == 0 ? Place.Channel : Place.Group);
            await bot.PassAsync(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(1));
        }

        await bot.UntilAsync(() => bot.Teams.Messages.Count(message => message.Text.Contains("running again.", StringComparison.Ordinal)) == 25);
        Assert.Equal(1, bot.Cloud.Count("token"));
        Assert.Equal(25, bot.Cloud.Count("restart"));
        Assert.Equal(0, bot.Teams.Violations);
        var calls = bot.Cloud.Counts.Values.Sum();
        Assert.True(calls < 400, $"200 commands took {calls} calls: {string.Join(", ", bot.Cloud.Counts)}");
    }

    [Fact]
    public async Task Without_a_row_in_time_the_answer_is_503_and_the_delivery_that_follows_is_done_once()
    {
        await using var bot = await BotApp.StartAsync();
        var activity = bot.Activities.Message(Person.Ana, Place.Channel, "restart phone web-0007").ToJsonString();
        await using var other = new SqliteConnection($"Data Source={bot.DatabaseFile}");
        await other.OpenAsync();
        await using (var hold = other.BeginTransaction(deferred: false))
        {
            var answer = bot.SendAsync(activity);
            using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20), TimeProvider.System);
            while (!answer.IsCompleted)
            {
                bot.Time.Advance(TimeSpan.FromMilliseconds(100));
                await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, deadline.Token);
            }

            Assert.Equal(503, await answer);
        }

        Assert.Equal(202, await bot.SendAsync(activity));
        await bot.UntilAsync(() => bot.Teams.Messages.Count == 2);

        Assert.Equal(1, bot.Cloud.Restarts["web-0007"]);
    }

    private static async Task<byte[]> ReadSharedAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var copy = new MemoryStream();
        await file.CopyToAsync(copy);
        return copy.ToArray();
    }
}
