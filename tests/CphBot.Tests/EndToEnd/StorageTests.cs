using CphBot.Simulator.Teams;
using Microsoft.Data.Sqlite;
using Xunit;

namespace CphBot.Tests.EndToEnd;

/// <summary>Rows that cannot be written: nothing is accepted that is not kept, and people are told.</summary>
public sealed class StorageTests
{
    [Fact]
    public async Task While_the_rows_cannot_be_written_nothing_is_accepted_and_a_conversation_is_told_once_a_minute()
    {
        await using var bot = await BotApp.StartAsync();
        var activities = bot.Activities;
        var first = activities.Message(Person.Ana, Place.Channel, "restart phone web-0007").ToJsonString();
        await using (await LockAsync(bot))
        {
            int[] answers = await SendAsync(
                bot,
                first,
                activities.Message(Person.Lee, Place.Channel, "restart phone web-0008").ToJsonString(),
                activities.Message(Person.Lee, Place.PersonalOf(Person.Lee), "restart phone web-0009").ToJsonString(),
                // Nobody asked for anything there.
                activities.Reaction(Person.Ana, Place.OtherChannel, "1790000000000", "like").ToJsonString());
            Assert.Equal([503, 503, 503, 503], answers);
            await UntilAsync(() => bot.Teams.Messages.Count == 2);
            Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, (await bot.Http.GetAsync("/health/ready")).StatusCode);
        }

        Assert.Equal(202, await bot.SendAsync(first));
        await bot.UntilAsync(() => bot.Teams.Messages.Count == 4);

        Assert.All(bot.Teams.Messages.Take(2), message => Assert.StartsWith("Nothing was done: I cannot keep records just now", message.Text, StringComparison.Ordinal));
        Assert.Equal([Place.Channel.Id, Place.PersonalOf(Person.Lee).Id], bot.Teams.Messages.Take(2).Select(message => message.Conversation).Order(StringComparer.Ordinal));
        Assert.Equal(["web-0007"], bot.Cloud.Restarts.Keys);
    }

    /// <summary>Another process writes, and does not come to an end.</summary>
    private static async Task<SqliteConnection> LockAsync(BotApp bot)
    {
        var other = new SqliteConnection($"Data Source={bot.DatabaseFile}");
        await other.OpenAsync();
        other.BeginTransaction(deferred: false);
        return other;
    }

    private static async Task<int[]> SendAsync(BotApp bot, params string[] activities)
    {
        var answers = Task.WhenAll(activities.Select(bot.SendAsync));
        await UntilAsync(() =>
        {
            bot.Time.Advance(TimeSpan.FromMilliseconds(100));
            return answers.IsCompleted;
        });
        return await answers;
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30), TimeProvider.System);
        while (!condition()) await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, deadline.Token);
    }
}
