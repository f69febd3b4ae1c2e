using System.Globalization;
using System.Text;

namespace CphBot.Simulator.Cloud.Phones;

/// <summary>The Android system inside a phone, as a shell command sees it.</summary>
/// <param name="Contents">What is on the phone, the apps its server shares included.</param>
/// <param name="HasBooted">Whether it says that it has.</param>
internal sealed record SystemInside(string PhoneId, PhoneContents Contents, bool HasBooted, DateTimeOffset Now)
{
    private const int MaxOutputBytes = 1024;

    // These say nothing when all is well.
    private static readonly string[] Silent = ["input", "settings", "svc", "setprop", "rm", "mkdir", "touch", "sync", "kill", "logcat", "chmod", "sleep", "true"];

    public static SystemInside Of(SimulatedCloud cloud, int phone)
    {
        var now = cloud.Time.GetUtcNow();
        var fleet = cloud.Fleet;
        var (status, contents) = (fleet.At(phone, now), fleet.ContentsOf(phone, now));
        var shared = fleet.TouchServer(fleet.ServerOf(phone)).Contents.At(now).SharedApps;
        return new SystemInside(
            fleet.PhoneId(phone), contents with { Packages = contents.Packages.Union(shared) },
            status.Status is Status.Running && fleet.Touch(phone).Status.Boots && now - status.At >= cloud.Options.BootTime, now);
    }

    /// <returns>What the command writes, cut at 1,024 bytes, and whether it ended well.</returns>
    public (string Output, bool IsOk) Run(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var output = words switch
        {
            ["echo", ..] => string.Join(' ', words[1..]),
            ["getprop", var name] => Property(name),
            ["getprop"] => string.Join('\n', Contents.Properties.Select(property => $"[{property.Key}]: [{property.Value}]")),
            ["pm", "list", "packages", .. var rest] => Packages(rest),
            ["pm", "path", var package] => Contents.Packages.Contains(package) ? $"package:/data/app/{package}/base.apk" : "",
            ["date", ..] => Now.ToString("ddd MMM d HH:mm:ss 'UTC' yyyy", CultureInfo.InvariantCulture),
            ["id"] or ["whoami"] => "uid=2000(shell) gid=2000(shell) groups=2000(shell)",
            ["uptime"] => " 08:00:00 up 3 days,  4:11,  0 users,  load average: 0.52, 0.48, 0.41",
            [var first, ..] when Silent.Contains(first) => "",
            ["false"] or ["exit", _] => "",
            _ => $"{words[0]}: done",
        };
        return (Cut(output), words is not (["false"] or ["exit", not "0"]));
    }

    private string Property(string name) => name switch
    {
        "sys.boot_completed" => HasBooted ? "1" : "",
        "ro.serialno" => PhoneId[..12],
        "ro.build.version.release" => "11",
        "ro.product.model" => "Cloud Phone",
        _ => Contents.Properties.GetValueOrDefault(name, ""),
    };

    private string Packages(string[] words)
    {
        var filter = Array.Find(words, word => !word.StartsWith('-')) ?? "";
        return string.Join('\n', Contents.Packages.Where(package => package.Contains(filter, StringComparison.Ordinal)).Select(package => "package:" + package));
    }

    private static string Cut(string text)
    {
        if (Encoding.UTF8.GetByteCount(text) <= MaxOutputBytes) return text;

        // A character that the cut goes through is lost.
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text), 0, MaxOutputBytes).TrimEnd('\ufffd');
    }
}
