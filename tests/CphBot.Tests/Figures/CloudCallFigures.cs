using System.Globalization;
using CphBot.Cloud;
using CphBot.Simulator.Cloud;
using CphBot.Simulator.Teams;
using CphBot.Simulator.Wire;
using CphBot.Storage;
using CphBot.Tests.EndToEnd;
using Microsoft.Extensions.DependencyInjection;

namespace CphBot.Tests.Figures;

/// <summary>
/// What so many concurrent restarts, of one phone each, cost in calls to the cloud from the start of the bot's process to the end of the last
/// of them: in virtual time, with the budget of reads and the pace of polls as they are shipped.
/// </summary>
/// <param name="AtOnce">The most operations that ran at one instant.</param>
/// <param name="Calls">By kind; the lists of phones by what they were asked for.</param>
internal sealed record CloudCallFigures(int Operations, int AtOnce, IReadOnlyDictionary<string, int> Calls)
{
    public const string Name = "cloud-calls";

    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(20);

    /// <summary>What is asked for an operation whatever the others do: its phone by name, and the restart.</summary>
    private static readonly string[] Own = ["phones by name", "restart"];

    private static readonly string[] Kinds = ["token", .. Own, "jobs", "phone", "phones by server", "phones, all", "servers"];

    public double PerOperation => (double)Calls.Values.Sum() / Operations;

    /// <summary>Without the calls that each operation needs for itself: what following them costs.</summary>
    public double ToFollow => (double)Calls.Where(pair => !Own.Contains(pair.Key)).Sum(pair => pair.Value) / Operations;

    /// <param name="restartTime">Longer than it takes to ask for all of them: each is looked up by name first, five a second.</param>
    public static async Task<CloudCallFigures> MeasureAsync(int operations, TimeSpan restartTime)
    {
        await using var bot = await BotApp.StartAsync(
            new SimulatedCloudOptions { Phones = operations, RestartTime = restartTime, LoadPerNeighbour = TimeSpan.Zero },
            ("Cloud:ReadsPerSecond", new CloudOptions().ReadsPerSecond.ToString(CultureInfo.InvariantCulture)), ("Cloud:WritesPerMinute", "600"));
        for (var phone = 1; phone <= operations; phone++)
        {
            // Channels enough, so that the limits of Teams play no part.
            var place = new Place(string.Create(CultureInfo.InvariantCulture, $"19:calls{phone % 50}@thread.tacv2"), "channel");
            await bot.SendAsync(bot.Activities.Message(Person.Ana, place, string.Create(CultureInfo.InvariantCulture, $"restart phone web-{phone:D4}")).ToJsonString());
        }

        var limit = bot.Time.GetUtcNow() + Limit;
        var atOnce = 0;
        for (var ended = 0; ended < operations;)
        {
            if (bot.Time.GetUtcNow() > limit) throw new TimeoutException($"Only {ended} of {operations} operations ended in {Limit}.");
            await bot.PassAsync(Step, Step);
            (var sent, ended) = await bot.Services.GetRequiredService<Database>().ReadAsync(session => session.QueryOneAsync<(int, int)>(
                """
                SELECT (SELECT COUNT(*) FROM operations o JOIN waves w ON w.operation = o.number WHERE w.request_id IS NOT NULL AND o.ended_at IS NULL),
                    (SELECT COUNT(*) FROM operations WHERE ended_at IS NOT NULL)
                """));
            atOnce = Math.Max(atOnce, sent);
        }

        var calls = bot.Cloud.Requests.CountBy(KindOf).ToDictionary(StringComparer.Ordinal);
        if (calls.Values.Sum() != bot.Cloud.Counts.Values.Sum()) throw new InvalidOperationException("More calls than the simulator remembers.");
        return new CloudCallFigures(operations, atOnce, calls);
    }

    public static string Table(IReadOnlyList<CloudCallFigures> lines) => string.Concat(
        $"| concurrent operations | calls for each | of these to follow it | {string.Join(" | ", Kinds)} |\n",
        $"|--:|--:|--:|{string.Concat(Kinds.Select(_ => "--:|"))}\n",
        string.Concat(lines.Select(line => string.Create(
            CultureInfo.InvariantCulture,
            $"| {line.AtOnce} | {line.PerOperation:0.00} | {line.ToFollow:0.00} | {string.Join(" | ", Kinds.Select(kind => ((double)line.Calls.GetValueOrDefault(kind) / line.Operations).ToString("0.000", CultureInfo.InvariantCulture)))} |\n"))));

    private static string KindOf(SeenRequest request) => request.Call != "phones" ? request.Call
        : request.Path.Contains("phone_name=", StringComparison.Ordinal) ? "phones by name"
        : request.Path.Contains("server_id=", StringComparison.Ordinal) ? "phones by server"
        : "phones, all";
}
