using System.Globalization;
using CphBot.Simulator.Cloud;
using CphBot.Simulator.Teams;
using CphBot.Tests.EndToEnd;

namespace CphBot.Benchmarks;

/// <summary>
/// What people who use a large fleet wait for, with the bot's own call budget: in virtual time, which the budget takes, and on the wall, which the
/// work takes; and the calls to the cloud. First while the fleet is being read for the first time, then with the picture of it.
/// </summary>
internal static class FleetPlan
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    public static async Task RunAsync(int phones, int phonesPerServer, int planned)
    {
        await using var bot = await BotApp.StartAsync(new SimulatedCloudOptions { Phones = phones, PhonesPerServer = phonesPerServer }, ("Cloud:ReadsPerSecond", "5"));
        Console.WriteLine("| while the fleet is being read for the first time | waits | of it at work | calls to the cloud, the reading's own among them |");
        Console.WriteLine("|---|---|---|---|");
        await AnswerAsync(bot, "show phone web-0007");
        await AnswerAsync(bot, "list phones failed on server cph-02");
        await AnswerAsync(bot, "restart phones web-0101..web-0140");

        var (virtualStart, calls) = (bot.Time.GetUtcNow(), bot.Cloud.Requests.Count);
        while (!await HasPictureAsync(bot)) await bot.PassAsync(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(2));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| (the rest of the reading) | {(bot.Time.GetUtcNow() - virtualStart).TotalSeconds:0} s | | {bot.Cloud.Requests.Count - calls} |"));

        Console.WriteLine("| with the picture of it | waits | of it at work | calls |");
        Console.WriteLine("|---|---|---|---|");
        await AnswerAsync(bot, string.Create(CultureInfo.InvariantCulture, $"restart phones web-0001..web-{planned:0000}"));
        var number = bot.LastMessage.Text[1..5];
        await AnswerAsync(bot, $"show {number}");
        await AnswerAsync(bot, $"confirm {number}");
    }

    private static async Task<bool> HasPictureAsync(BotApp bot)
    {
        await bot.SayAsync("list phones");
        return !bot.LastMessage.Text.StartsWith("I am still reading", StringComparison.Ordinal);
    }

    private static async Task AnswerAsync(BotApp bot, string typed)
    {
        var (messages, calls, began, wall) = (bot.Teams.Messages.Count, bot.Cloud.Requests.Count, bot.Time.GetUtcNow(), TimeProvider.System.GetTimestamp());
        await bot.SendAsync(bot.Activities.Message(Person.Ana, Place.Channel, typed).ToJsonString());
        // What still waits after so long waits for virtual time, and not for the machine.
        while (!await IsAnsweredAsync(bot, messages, TimeSpan.FromSeconds(1))) await bot.PassAsync(Step, Step);

        var took = bot.Time.GetUtcNow() - began;
        var atWork = took == TimeSpan.Zero ? string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetElapsedTime(wall).TotalMilliseconds:0} ms") : "";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {typed}: {bot.LastMessage.Text.Split('\n')[0]} | {took.TotalSeconds:0.0} s | {atWork} | {bot.Cloud.Requests.Count - calls} |"));
    }

    private static async Task<bool> IsAnsweredAsync(BotApp bot, int messages, TimeSpan patience)
    {
        var (began, calls) = (TimeProvider.System.GetTimestamp(), bot.Cloud.Requests.Count);
        while (bot.Teams.Messages.Count == messages)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
            if (bot.Cloud.Requests.Count != calls) (began, calls) = (TimeProvider.System.GetTimestamp(), bot.Cloud.Requests.Count);
            if (TimeProvider.System.GetElapsedTime(began) > patience) return false;
        }

        return true;
    }
}
