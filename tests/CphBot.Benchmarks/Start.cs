using System.Globalization;
using CphBot.Benchmarks.Load;
using CphBot.Simulator.Hosting;

namespace CphBot.Benchmarks;

/// <summary>
/// How long published programs take from their start to the first "ready", on new rows each time, what they need then, and after a load of help
/// commands: each alone, and as the first node of a cluster. By turns, medians.
/// </summary>
internal static class Start
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(3);

    private static readonly Workload Help = new("help", Driver.GroupChat, _ => "help");

    /// <param name="folders">Of the programs, as <c>dotnet publish</c> left them.</param>
    /// <param name="settings">Of the runtime, as <c>NAME=VALUE,NAME=VALUE</c>: the last program is started with each of these once more.</param>
    /// <param name="turns">How many help commands the last run of each answers.</param>
    public static async Task RunAsync(IReadOnlyList<string> folders, IReadOnlyList<string> settings, int turns, int runs)
    {
        await using var surroundings = new Surroundings();
        await surroundings.StartAsync();
        await using var cloud = new SimulatorApp(new SimulatorArguments(BotPort: 0, CloudPort: 0), TimeProvider.System);
        await cloud.StartAsync();
        await using var servers = await ClusterServers.StartAsync();
        using var driver = new Driver(surroundings);
        List<Variant> variants =
        [
            .. folders.SelectMany(folder => new[] { new Variant(folder, InCluster: false, ""), new Variant(folder, InCluster: true, "") }),
            .. settings.Select(setting => new Variant(folders[^1], InCluster: false, setting)),
        ];
        Console.WriteLine($"| program | ready after | CPU until then | memory idle | memory after {turns} help commands | CPU of each | size |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        for (var run = 1; run <= runs; run++)
        {
            foreach (var variant in variants)
            {
                await using var bot = await StartOneAsync(surroundings, cloud, servers, variant);
                var cpu = bot.Cpu;
                await Task.Delay(Idle, TimeProvider.System);
                variant.Add(bot.ReadyAfter, cpu, bot.Megabytes);
                if (run < runs) continue;
                if (turns > 0) variant.Loaded = await driver.RunAsync(bot, 32, turns, Help);
                Console.WriteLine(variant);
            }
        }
    }

    private static async Task<ProgramUnderLoad> StartOneAsync(Surroundings surroundings, SimulatorApp cloud, ClusterServers servers, Variant variant)
    {
        var settings = surroundings.Settings(Driver.Tenants);
        settings["SSL_CERT_FILE"] = surroundings.CertificatePath;
        settings["Storage:ConnectionString"] = $"Data Source={Path.Combine(surroundings.Folder, $"{Guid.NewGuid():N}.db")}";
        CloudProject.AddTo(settings, "p0", cloud.Address, cloud.Cloud.Options);
        if (variant.InCluster)
        {
            await servers.AddToAsync(settings);
            settings = ClusterServers.ForNode(settings);
        }

        foreach (var pair in variant.Setting.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(setting => setting.Split('=', 2))) settings[pair[0]] = pair[1];
        return await ProgramUnderLoad.StartAsync(ProgramUnderLoad.BotIn(Path.GetFullPath(variant.Folder)), surroundings.Folder, settings);
    }

    private sealed record Variant(string Folder, bool InCluster, string Setting)
    {
        private readonly List<(double Ready, double Cpu, double Megabytes)> _runs = [];

        public Sample? Loaded { get; set; }

        public void Add(TimeSpan ready, TimeSpan cpu, double megabytes) => _runs.Add((ready.TotalSeconds, cpu.TotalSeconds, megabytes));

        public override string ToString()
        {
            var bytes = new DirectoryInfo(Folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
            var what = $"{Path.GetFileName(Path.GetFullPath(Folder))}, {(InCluster ? "node of a cluster" : "alone")}{(Setting.Length > 0 ? $", {Setting}" : "")}";
            var loaded = Loaded is null ? "| |" : string.Create(CultureInfo.InvariantCulture, $"{Loaded.Megabytes:0} MB | {Loaded.CpuMicroseconds:0} µs |");
            return string.Create(CultureInfo.InvariantCulture, $"| {what} | {Median(run => run.Ready):0.00} s | {Median(run => run.Cpu):0.00} s | {Median(run => run.Megabytes):0} MB | {loaded} {bytes / 1048576.0:0} MB |");
        }

        private double Median(Func<(double Ready, double Cpu, double Megabytes), double> figure) => _runs.Select(figure).Order().ElementAt(_runs.Count / 2);
    }
}
