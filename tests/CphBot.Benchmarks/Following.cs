using System.Collections.Concurrent;
using System.Globalization;
using CphBot.Benchmarks.Load;
using CphBot.Simulator.Cloud;
using CphBot.Simulator.Hosting;

namespace CphBot.Benchmarks;

/// <summary>
/// What it costs to follow many operations at once, in real time: all are under way when the bot starts, it shows a card for each, follows the
/// jobs and the phones, and tells the ends.
/// </summary>
internal static class Following
{
    private const string Project = "p0";

    /// <param name="nodes">Processes that share the rows: more than one on PostgreSQL and Redis, which are started for them.</param>
    public static async Task RunAsync(int operations, int nodes)
    {
        await using var surroundings = new Surroundings();
        await surroundings.StartAsync();
        var phones = Enumerable.Range(0, operations).Sum(LiveOperations.SizeOf);
        var options = new SimulatedCloudOptions { RestartTime = TimeSpan.FromSeconds(50 + (operations / 100)), LoadPerNeighbour = TimeSpan.Zero };
        await using var cloud = new SimulatorApp(new SimulatorArguments(phones, BotPort: 0, CloudPort: 0), TimeProvider.System, options);
        await cloud.StartAsync();
        await using var servers = nodes > 1 ? await ClusterServers.StartAsync() : null;
        var settings = await SettingsAsync(surroundings, cloud, servers);
        var live = new LiveOperations(cloud.Cloud, surroundings.ServiceUrl);
        await live.BeginAsync(operations, settings, Project);

        var seen = new Cards(surroundings);
        Say($"{operations} operations with {phones} phones are under way; the bot starts");
        var (calls, began) = (CloudCalls(cloud), TimeProvider.System.GetTimestamp());
        var bots = await Task.WhenAll(Enumerable.Range(0, nodes).Select(_ => ProgramUnderLoad.StartAsync(
            ProgramUnderLoad.BotIn(AppContext.BaseDirectory), surroundings.Folder, servers is null ? settings : ClusterServers.ForNode(settings))));
        await UntilAsync(bots, seen, () => seen.Posted >= operations);
        var shown = TimeProvider.System.GetElapsedTime(began);

        var (cpu, since) = (Cpu(bots), TimeProvider.System.GetTimestamp());
        await Task.Delay(TimeSpan.FromSeconds(30), TimeProvider.System);
        var load = (Cpu(bots) - cpu) / TimeProvider.System.GetElapsedTime(since);
        var megabytes = bots.Max(bot => bot.Megabytes);
        await UntilAsync(bots, seen, () => seen.Posted >= 2 * operations);

        var delays = Latency.Of(live.JobEnds.Select(end => (seen.LastEdit(end.Key) - end.Value).TotalSeconds));
        Console.WriteLine("| operations, phones | nodes | all cards shown after | CPU while following | memory, then / at the end | CPU per operation | cloud calls per operation | job end to card: p50 / p99 s |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {operations}, {phones} | {nodes} | {shown.TotalSeconds:0} s | {load * 100:0} % of a core | {megabytes:0} / {bots.Max(bot => bot.Megabytes):0} MB | {Cpu(bots).TotalMilliseconds / operations:0.0} ms | {(double)(CloudCalls(cloud) - calls) / operations:0.00} | {delays} |"));
        foreach (var bot in bots) await bot.DisposeAsync();
    }

    private static async Task<Dictionary<string, string>> SettingsAsync(Surroundings surroundings, SimulatorApp cloud, ClusterServers? servers)
    {
        var settings = surroundings.Settings(Driver.Tenants);
        settings["SSL_CERT_FILE"] = surroundings.CertificatePath;
        settings["Storage:ConnectionString"] = $"Data Source={Path.Combine(surroundings.Folder, "cphbot.db")}";
        if (servers is not null) await servers.AddToAsync(settings);
        settings["Operations:FollowTimeout"] = "00:30:00";
        settings["Cloud:ReadsPerSecond"] = "100";
        CloudProject.AddTo(settings, Project, cloud.Address, cloud.Cloud.Options);
        return settings;
    }

    private static int CloudCalls(SimulatorApp cloud) => cloud.Cloud.Counts.Values.Sum();

    private static TimeSpan Cpu(IEnumerable<ProgramUnderLoad> bots) => TimeSpan.FromTicks(bots.Sum(bot => bot.Cpu.Ticks));

    /// <summary>Says every ten seconds how far it is: a long run is to be told from one that stands still, and the bot's CPU from that of what surrounds it.</summary>
    private static async Task UntilAsync(IReadOnlyList<ProgramUnderLoad> bots, Cards seen, Func<bool> condition)
    {
        for (var rounds = 0; !condition(); rounds++)
        {
            foreach (var bot in bots) bot.ThrowIfEnded();
            if (rounds % 50 == 0) Say($"{seen.Posted} posted, {seen.Edited} edited; CPU of the bot {Cpu(bots).TotalSeconds:0} s, of this process {Environment.CpuUsage.TotalTime.TotalSeconds:0} s; {bots.Max(bot => bot.Megabytes):0} MB");
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        }
    }

    private static void Say(FormattableString words) => Console.Error.WriteLine($"{TimeProvider.System.GetUtcNow():HH:mm:ss} {words.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>What arrives at the connector: of each operation a card, its edits, and a reply at the end.</summary>
    private sealed class Cards
    {
        private readonly ConcurrentDictionary<string, DateTimeOffset> _edits = new(StringComparer.Ordinal);
        private int _posted;
        private int _edited;

        public Cards(Surroundings surroundings)
        {
            surroundings.Posted += (_, _) => Interlocked.Increment(ref _posted);
            surroundings.Edited += conversation =>
            {
                Interlocked.Increment(ref _edited);
                _edits[conversation] = TimeProvider.System.GetUtcNow();
            };
        }

        public int Posted => _posted;

        public int Edited => _edited;

        /// <summary>The one that shows the end.</summary>
        public DateTimeOffset LastEdit(string conversation) => _edits[conversation];
    }
}
