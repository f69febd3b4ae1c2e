using System.Globalization;
using CphBot.Benchmarks.Load;
using CphBot.Simulator.Hosting;

namespace CphBot.Benchmarks;

/// <summary>How long published programs take from their start to the first "ready", on new rows each time, and what they need then. By turns, medians.</summary>
internal static class Start
{
    private const string ClusterNode = "cluster node";

    /// <param name="folders">Of the programs, as <c>dotnet publish</c> left them.</param>
    public static async Task RunAsync(IReadOnlyList<string> folders, int runs)
    {
        await using var surroundings = new Surroundings();
        await surroundings.StartAsync();
        await using var cloud = new SimulatorApp(new SimulatorArguments(BotPort: 0, CloudPort: 0), TimeProvider.System);
        await cloud.StartAsync();
        await using var servers = await ClusterServers.StartAsync();
        var variants = folders.Select(folder => new Variant(folder, "", ""))
            .Concat([new(folders[^1], ClusterNode, ""), new(folders[^1], "DOTNET_TieredPGO", "0"), new(folders[^1], "DOTNET_gcConcurrent", "0"), new(folders[^1], "DOTNET_gcServer", "1"), new(folders[^1], "DOTNET_TieredCompilation", "0")])
            .ToList();
        for (var run = 0; run < runs; run++)
        {
            foreach (var variant in variants) await RunOnceAsync(surroundings, cloud, servers, variant, run);
        }

        Console.WriteLine("| program | ready after | CPU until then | memory idle | size |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (var variant in variants) Console.WriteLine(variant);
    }

    private static async Task RunOnceAsync(Surroundings surroundings, SimulatorApp cloud, ClusterServers servers, Variant variant, int run)
    {
        var settings = surroundings.Settings([]);
        settings["SSL_CERT_FILE"] = surroundings.CertificatePath;
        settings["Storage:ConnectionString"] = $"Data Source={Path.Combine(surroundings.Folder, $"{run}-{Guid.NewGuid():N}.db")}";
        CloudProject.AddTo(settings, "p0", cloud.Address, cloud.Cloud.Options);
        if (variant.Name == ClusterNode)
        {
            await servers.AddToAsync(settings);
            settings = ClusterServers.ForNode(settings);
        }
        else if (variant.Name.Length > 0)
        {
            settings[variant.Name] = variant.Value;
        }

        await using var bot = await ProgramUnderLoad.StartAsync(Command(Path.GetFullPath(variant.Folder)), surroundings.Folder, settings);
        var cpu = bot.Cpu;
        await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System);
        variant.Add(bot.ReadyAfter, cpu, bot.Megabytes);
    }

    /// <summary>A program that brings its runtime along is run as it is.</summary>
    private static string[] Command(string folder) =>
        File.Exists(Path.Combine(folder, "libcoreclr.so")) ? [Path.Combine(folder, "CphBot")] : ["dotnet", Path.Combine(folder, "CphBot.dll")];

    private sealed record Variant(string Folder, string Name, string Value)
    {
        private readonly List<(double Ready, double Cpu, double Megabytes)> _runs = [];

        public void Add(TimeSpan ready, TimeSpan cpu, double megabytes) => _runs.Add((ready.TotalSeconds, cpu.TotalSeconds, megabytes));

        public override string ToString()
        {
            var bytes = new DirectoryInfo(Folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
            var what = Name.Length == 0 ? Path.GetFileName(Path.GetFullPath(Folder)) : Name == ClusterNode ? "the last, one node of a cluster, the first to come" : $"the last, {Name}={Value}";
            return string.Create(CultureInfo.InvariantCulture, $"| {what} | {Median(run => run.Ready):0.00} s | {Median(run => run.Cpu):0.00} s | {Median(run => run.Megabytes):0} MB | {bytes / 1048576.0:0} MB |");
        }

        private double Median(Func<(double Ready, double Cpu, double Megabytes), double> figure) => _runs.Select(figure).Order().ElementAt(_runs.Count / 2);
    }
}
