using System.Globalization;
using CphBot.Fleet;
using CphBot.Simulator.Cloud;
using CphBot.Simulator.Teams;
using CphBot.Tests.EndToEnd;
using Microsoft.Extensions.DependencyInjection;

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
        Console.WriteLine("| while the fleet is being read for the first time | waits | of it at work | allocates | calls to the cloud, the reading's own among them |");
        Console.WriteLine("|---|---|---|---|---|");
        await AnswerAsync(bot, "show phone web-0007");
        await AnswerAsync(bot, "list phones failed on server cph-02");
        await AnswerAsync(bot, "restart phones web-0101..web-0140");

        var (virtualStart, calls) = (bot.Time.GetUtcNow(), bot.Cloud.Requests.Count);
        await ReadOnAsync(bot);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| (the rest of the reading) | {(bot.Time.GetUtcNow() - virtualStart).TotalSeconds:0} s | | | {bot.Cloud.Requests.Count - calls} |"));

        Console.WriteLine("| with the picture of it | waits | of it at work | allocates | calls |");
        Console.WriteLine("|---|---|---|---|---|");
        await AnswerAsync(bot, string.Create(CultureInfo.InvariantCulture, $"restart phones web-0001..web-{planned:0000}"));
        await AnswerAsync(bot, "show 1002");
        await AnswerAsync(bot, "confirm 1002");
        var (held, most) = (GC.GetTotalMemory(forceFullCollection: true) / 1048576, Environment.WorkingSet / 1048576);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"bot, simulated cloud and their logs of calls together: {held} MB live, {most} MB resident"));
    }

    /// <summary>Each page waits for virtual time, and then for the machine.</summary>
    private static async Task ReadOnAsync(BotApp bot)
    {
        var fleet = bot.Services.GetRequiredService<FleetReader>();
        while (await fleet.SnapshotAsync("demo", CancellationToken.None) is null)
        {
            bot.Time.Advance(Step);
            await Task.Delay(TimeSpan.FromMilliseconds(15), TimeProvider.System);
        }
    }

    private static async Task AnswerAsync(BotApp bot, string typed)
    {
        var (messages, calls, began, wall, bytes) = (bot.Teams.Messages.Count, bot.Cloud.Requests.Count, bot.Time.GetUtcNow(), TimeProvider.System.GetTimestamp(), GC.GetTotalAllocatedBytes());
        await bot.SendAsync(bot.Activities.Message(Person.Ana, Place.Channel, typed).ToJsonString());
        // What still waits after so long waits for virtual time, and not for the machine.
        while (!await IsAnsweredAsync(bot, messages, TimeSpan.FromSeconds(1))) await bot.PassAsync(Step, Step);

        var took = bot.Time.GetUtcNow() - began;
        var atWork = took == TimeSpan.Zero ? string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetElapsedTime(wall).TotalMilliseconds:0} ms") : "";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {typed}: {bot.LastMessage.Text.Split('\n')[0]} | {took.TotalSeconds:0.0} s | {atWork} | {(GC.GetTotalAllocatedBytes() - bytes) / 1048576.0:0.0} MB | {bot.Cloud.Requests.Count - calls} |"));
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
