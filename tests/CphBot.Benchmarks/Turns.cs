using System.Globalization;
using System.Text.Json;
using CphBot.Benchmarks.Load;
using CphBot.Simulator.Hosting;
using CphBot.Teams.Cards;

namespace CphBot.Benchmarks;

/// <summary>
/// What a turn costs beside a bare handler: the real bot and the handler in processes of their own, the load, the connector and the cloud in this
/// one, by turns in one run. A turn is counted when its card has reached the connector.
/// </summary>
internal static class Turns
{
    private const int Projects = 20;
    private const int Phones = 300;
    private const int PerSample = 1500;

    /// <summary>Fewer, since each leaves an operation that waits for its permit and looks around from time to time.</summary>
    private const int RestartsPerSample = 400;

    /// <summary>In which a long run shows its memory.</summary>
    private const int Steps = 20;

    private static readonly Workload Help = new("help", Driver.GroupChat, _ => "help");
    private static readonly Workload Restart = new(
        "restart phone", Driver.Personal, number => $"restart phone web-{(number / Projects % Phones) + 1:0000} in project p{number % Projects}");

    /// <param name="rounds">Of each figure the median is shown.</param>
    /// <param name="total">So many help commands more at the end, for the memory after them.</param>
    /// <param name="only">The first words of the commands that are measured; none: all.</param>
    /// <param name="published">A folder that <c>dotnet publish</c> left; null: what was built beside this program.</param>
    public static async Task RunAsync(int rounds, int total, IReadOnlyList<string> only, string? published)
    {
        await using var surroundings = new Surroundings();
        await surroundings.StartAsync();
        await using var cloud = new SimulatorApp(new SimulatorArguments(Phones, BotPort: 0, CloudPort: 0), TimeProvider.System);
        await cloud.StartAsync();
        await using var bot = await StartBotAsync(surroundings, cloud, Path.GetFullPath(published ?? AppContext.BaseDirectory));
        using var driver = new Driver(surroundings);
        await LearnCardsAsync(surroundings, driver, bot);
        await using var bare = await ProgramUnderLoad.StartAsync(
            ["dotnet", Path.Combine(AppContext.BaseDirectory, "CphBot.Benchmarks.dll"), "bare", surroundings.Folder], surroundings.Folder,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["SSL_CERT_FILE"] = surroundings.CertificatePath, ["DOTNET_gcServer"] = "0" });

        var table = new TurnsTable();
        // One after the other: each restart leaves an operation that costs something for minutes, which no help command should be charged with.
        foreach (var workload in new[] { Help, Restart }.Where(workload => only.Count == 0 || only.Any(workload.Name.StartsWith)))
        {
            foreach (var program in new[] { bare, bot }) await WarmUpAsync(driver, program, workload);
            for (var round = 0; round < rounds; round++)
            {
                foreach (var connections in new[] { 32, 128 })
                {
                    table.Add(workload.Name, connections, await driver.RunAsync(bare, connections, 2 * PerSample, workload), await driver.RunAsync(bot, connections, TurnsOf(workload), workload));
                }
            }
        }

        if (rounds > 0) Console.WriteLine(table);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Ready after {bot.ReadyAfter.TotalSeconds:0.00} s (handler {bare.ReadyAfter.TotalSeconds:0.00} s); memory after the load {bot.Megabytes:0} MB (handler {bare.Megabytes:0} MB)."));
        if (total == 0) return;

        await LongAsync(driver, bot, total);
    }

    /// <summary>Until what is called often is compiled for good, which happens beside the load and is counted as its CPU: as long as that still falls, but not for ever.</summary>
    private static async Task WarmUpAsync(Driver driver, ProgramUnderLoad program, Workload workload)
    {
        var best = double.MaxValue;
        for (var (run, worse) = (0, 0); run < 12 && worse < 3; run++)
        {
            var sample = await driver.RunAsync(program, 32, 2 * TurnsOf(workload), workload);
            worse = sample.CpuMicroseconds < 0.95 * best ? 0 : worse + 1;
            best = Math.Min(best, sample.CpuMicroseconds);
        }
    }

    private static int TurnsOf(Workload workload) => workload == Restart ? RestartsPerSample : PerSample;

    /// <summary>What leaks is seen in the memory from step to step.</summary>
    private static async Task LongAsync(Driver driver, ProgramUnderLoad bot, int total)
    {
        Console.WriteLine("| help commands more | turns/s | CPU per turn | card: p50 / p99 ms | memory |");
        Console.WriteLine("|---|---|---|---|---|");
        for (var step = 1; step <= Steps; step++)
        {
            var sample = await driver.RunAsync(bot, 32, total / Steps, Help);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {(long)total * step / Steps} | {sample.PerSecond:0} | {sample.CpuMicroseconds:0} µs | {sample.Shown} | {sample.Megabytes:0} MB |"));
        }
    }

    /// <summary>Many projects, since each may be asked only so often; of each only one restart a minute is sent, so what is measured is the turn and its card.</summary>
    private static Task<ProgramUnderLoad> StartBotAsync(Surroundings surroundings, SimulatorApp cloud, string folder)
    {
        var settings = surroundings.Settings(Driver.Tenants);
        settings["SSL_CERT_FILE"] = surroundings.CertificatePath;
        settings["Storage:ConnectionString"] = $"Data Source={Path.Combine(surroundings.Folder, "cphbot.db")}";
        settings["Cloud:ReadsPerSecond"] = "100";
        settings["Cloud:WritesPerMinute"] = "1";
        settings["Cloud:SnapshotRefresh"] = "01:00:00";
        foreach (var number in Enumerable.Range(0, Projects)) CloudProject.AddTo(settings, $"p{number}", cloud.Address, cloud.Cloud.Options);
        return ProgramUnderLoad.StartAsync(ProgramUnderLoad.BotIn(folder), surroundings.Folder, settings);
    }

    /// <summary>The handler answers with the very cards that the bot has shown.</summary>
    private static async Task LearnCardsAsync(Surroundings surroundings, Driver driver, ProgramUnderLoad bot)
    {
        byte[] seen = [];
        void See(string conversation, byte[] activity) => seen = activity;
        surroundings.Posted += See;
        foreach (var (name, workload) in new[] { ("help", Help), ("restart", Restart) })
        {
            await driver.RunAsync(bot, 1, 1, workload);
            await File.WriteAllBytesAsync(Path.Combine(surroundings.Folder, $"{name}.json"), JsonSerializer.SerializeToUtf8Bytes(Surroundings.CardOf(seen), CardJson.Default.AdaptiveCard));
        }

        surroundings.Posted -= See;
    }
}
