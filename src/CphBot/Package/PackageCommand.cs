using System.Text.RegularExpressions;

namespace CphBot.Package;

/// <summary><c>package --app-id … --domain …</c> on the command line: writes the app package and ends.</summary>
internal static partial class PackageCommand
{
    public const string Usage = "Usage: package --app-id <guid> --domain <host> [--out cphbot.zip] [--version x.y.z]";

    private static readonly string[] Options = ["--app-id", "--domain", "--out", "--version"];

    /// <returns>The exit code: 0 when the file was written, 1 after one line on <paramref name="error"/>.</returns>
    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        if (!TryRead(args, out var given, out var refusal))
        {
            error.WriteLine($"{refusal} {Usage}");
            return 1;
        }

        var path = given.GetValueOrDefault("--out", "cphbot.zip");
        var version = given.GetValueOrDefault("--version", OwnVersion);
        try
        {
            File.WriteAllBytes(path, AppPackage.Build(Guid.Parse(given["--app-id"]), given["--domain"], version));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"Cannot write {path}: {e.Message}");
            return 1;
        }

        output.WriteLine($"Wrote {Path.GetFullPath(path)}: CphBot {version} for Teams. Upload it in the Teams admin center, or in Teams under Apps.");
        return 0;
    }

    private static string OwnVersion => typeof(PackageCommand).Assembly.GetName().Version!.ToString(3);

    private static bool TryRead(IReadOnlyList<string> args, out Dictionary<string, string> given, out string refusal)
    {
        given = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < args.Count; i += 2)
        {
            refusal = !Options.Contains(args[i], StringComparer.Ordinal) ? $"What is \"{args[i]}\"?"
                : i + 1 == args.Count ? $"{args[i]} needs a value."
                : !given.TryAdd(args[i], args[i + 1]) ? $"{args[i]} is given twice."
                : "";
            if (refusal.Length > 0) return false;
        }

        refusal = Refuse(given);
        return refusal.Length == 0;
    }

    private static string Refuse(Dictionary<string, string> given)
    {
        if (!given.TryGetValue("--app-id", out var id) || !Guid.TryParseExact(id, "D", out var appId) || appId == Guid.Empty)
            return "--app-id must be the application (client) id of the bot's registration, a GUID such as 6a0fbb0c-8c3d-4f6e-9f0e-2b1d7c3a5e10.";
        if (!given.TryGetValue("--domain", out var domain) || !Domain().IsMatch(domain) || domain.Length > MaxDomainLength)
            return "--domain must be a host name such as cphbot.contoso.com, without https:// and without a port.";
        if (given.TryGetValue("--version", out var version) && !Version().IsMatch(version))
            return "--version must be three numbers such as 1.0.3.";
        if (given.TryGetValue("--out", out var path) && path.Length == 0)
            return "--out must be the path of a file.";
        return "";
    }

    // RFC 1035; an internationalised name is given in its xn-- form.
    private const int MaxDomainLength = 253;

    [GeneratedRegex(@"\A([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Domain();

    [GeneratedRegex(@"\A(0|[1-9][0-9]{0,8})(\.(0|[1-9][0-9]{0,8})){2}\z")]
    private static partial Regex Version();
}
