using CphBot.Simulator.Hosting;

namespace CphBot.SystemTests.Harness;

/// <summary>The product as a process, set up for a simulated cloud and for any Teams on this machine.</summary>
internal static class RealBot
{
    public static Dictionary<string, string> Settings(SimulatorApp simulator, string directory, IReadOnlyDictionary<string, string>? more = null)
    {
        var settings = SimulatedBot.Settings(simulator.Cloud.Options, simulator.Address, Path.Combine(directory, "cphbot.db"))
            .Where(setting => !setting.Key.StartsWith("Teams:AllowedServiceHosts", StringComparison.Ordinal))
            .ToDictionary(setting => setting.Key, setting => setting.Value!, StringComparer.Ordinal);
        foreach (var (key, value) in more ?? new Dictionary<string, string>()) settings[key] = value;
        return settings;
    }

    public static BotProcess Beside(SimulatorApp simulator, string directory, IReadOnlyDictionary<string, string>? more = null, IReadOnlyList<string>? runner = null) =>
        new("CphBot", directory, Settings(simulator, directory, more), runner);
}
