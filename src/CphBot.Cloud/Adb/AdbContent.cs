using System.Text;
using System.Text.RegularExpressions;

namespace CphBot.Cloud.Adb;

/// <summary>What may follow each adb command. Checks give what is wrong as a sentence for people, or null.</summary>
public static partial class AdbContent
{
    /// <summary>In bytes of UTF-8, for everything but several apks.</summary>
    public const int MaxBytes = 1024;

    /// <summary>In bytes of UTF-8, for several apks.</summary>
    public const int MaxBytesOfMultiple = 8100;

    /// <summary>How many apks one split app may have.</summary>
    public const int MaxApks = 50;

    /// <summary>How many phones one synchronous call may name.</summary>
    public const int MaxSyncPhones = 15;

    /// <summary>How many synchronous calls a user may make in a minute (10 in old texts).</summary>
    public const int SyncCallsPerMinute = 6;

    /// <summary>How long a synchronous call is waited for: the cloud may take 30 seconds.</summary>
    public static TimeSpan SyncTimeout { get; } = TimeSpan.FromSeconds(40);

    /// <summary>Why this cannot be sent; null when it can. What only may be refused is said by <see cref="FirstUndocumented"/>.</summary>
    public static string? Problem(AdbCommand command, string content)
    {
        if (string.IsNullOrWhiteSpace(content)) return "The content is empty.";
        if (content.Any(c => char.IsControl(c) || char.IsSurrogate(c))) return "The content has a line break or another character that cannot be sent.";

        var max = command == AdbCommand.InstallMultiple ? MaxBytesOfMultiple : MaxBytes;
        if (Encoding.UTF8.GetByteCount(content) is var bytes && bytes > max) return $"The content has {bytes:N0} bytes; {max:N0} can be sent.";
        return command switch
        {
            AdbCommand.Push => ObjectProblem(content, ".tar"),
            AdbCommand.Install => InstallProblem(content.Split(' ', StringSplitOptions.RemoveEmptyEntries), 1),
            AdbCommand.InstallMultiple => InstallProblem(content.Split(' ', StringSplitOptions.RemoveEmptyEntries), MaxApks),
            AdbCommand.Uninstall => PackageProblem(content),
            _ => null,
        };
    }

    /// <summary>
    /// The first character that the vendor's text about shell commands does not list (letters, digits, <c>_ . / : -</c>), but for the space,
    /// which its samples use; null when there is none. The cloud may refuse such a command (CPS.0118), or may not: nobody says.
    /// </summary>
    public static char? FirstUndocumented(string content) =>
        content.Where(c => !(char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '/' or ':' or '-' or ' ')).Select(c => (char?)c).FirstOrDefault();

    /// <summary>Why no app can be called so; null when one can.</summary>
    public static string? PackageProblem(string package) =>
        PackageShape().IsMatch(package) ? null : $"'{package}' is not the name of a package, such as com.example.shop.";

    private static string? InstallProblem(string[] words, int maxApks)
    {
        var apks = words.SkipWhile(word => word.StartsWith('-')).ToList();
        if (apks.Count == 0) return "No apk is named.";
        if (apks.Count > maxApks) return maxApks == 1 ? "One apk can be installed at a time, after its options." : $"{apks.Count} apks are named; {maxApks} can be.";
        return apks.Select(apk => ObjectProblem(apk, ".apk")).FirstOrDefault(problem => problem is not null);
    }

    private static string? ObjectProblem(string address, string ending)
    {
        if (address.Contains(' ', StringComparison.Ordinal) || ObsObject.Parse(address) is not { } found) return $"'{address}' is not an address like obs://bucket/path/file{ending}.";
        return found.EndingProblem(ending);
    }

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z][A-Za-z0-9_]*)*\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex PackageShape();
}
