using System.Text;
using System.Text.RegularExpressions;

namespace CphBot.Simulator.Cloud.Phones;

/// <summary>The rules for the <c>content</c> of a command.</summary>
internal static partial class CommandContent
{
    private const int MaxBytes = 1024;
    private const int MaxBytesOfSeveral = 8100;
    private const int MaxApks = 50;

    /// <summary>The code with which the whole call is refused, or null.</summary>
    public static string? Problem(string? command, string? content)
    {
        if (command is not ("shell" or "push" or "install" or "install-multiple" or "uninstall")) return "CPS.0117";
        if (string.IsNullOrWhiteSpace(content) || content.Any(char.IsControl)) return "CPS.0118";
        if (Encoding.UTF8.GetByteCount(content) > (command is "install-multiple" ? MaxBytesOfSeveral : MaxBytes)) return "CPS.0118";

        return command switch
        {
            "push" => Archive().IsMatch(content) ? null : "CPS.0118",
            "install" => ProblemOfApks(content, most: 1),
            "install-multiple" => ProblemOfApks(content, MaxApks),
            "uninstall" => Package().IsMatch(content) ? null : "CPS.0118",
            _ => null,
        };
    }

    /// <summary>The objects that a content names, without the options of adb.</summary>
    public static string[] Objects(string content) =>
        [.. content.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !word.StartsWith('-'))];

    /// <summary>
    /// The package that an archive holds, read from its name since there is nothing inside: com.acme.shop-2.1.apk holds com.acme.shop, shop.apk
    /// holds com.simulated.shop.
    /// </summary>
    public static string PackageOf(string apk)
    {
        var file = apk[(apk.LastIndexOf('/') + 1)..^".apk".Length];
        var name = file.Split('-', '_')[0];
        return name.Contains('.') ? name : "com.simulated." + name;
    }

    private static string? ProblemOfApks(string content, int most)
    {
        var objects = Objects(content);
        if (objects.Length == 0 || objects.Length > most || !Array.TrueForAll(objects, name => InObs().IsMatch(name))) return "CPS.0118";
        return Array.TrueForAll(objects, name => name.EndsWith(".apk", StringComparison.Ordinal)) ? null : "CPS.0119";
    }

    [GeneratedRegex(@"\Aobs://[a-z0-9.-]{3,63}/[^ ]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex InObs();

    [GeneratedRegex(@"\Aobs://[a-z0-9.-]{3,63}/[^ ]*[^ /]\.tar\z", RegexOptions.CultureInvariant)]
    private static partial Regex Archive();

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z][A-Za-z0-9_]*)+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Package();
}
