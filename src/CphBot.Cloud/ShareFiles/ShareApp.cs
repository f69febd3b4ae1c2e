using System.Text;
using CphBot.Cloud.Adb;

namespace CphBot.Cloud.ShareFiles;

/// <summary>An app for all phones of a server.</summary>
/// <param name="PackageName">E.g. com.example.shop, at most 128 bytes.</param>
/// <param name="Source">In OBS. What its name must end in is not documented, so only the cloud judges that (CPS.0119).</param>
/// <param name="IsPreinstalled">
/// Whether phones have it from the start. Sent as 1 for yes, by the vendor's SDK; its Terraform texts say 0 for yes.
/// </param>
public sealed record ShareApp(string PackageName, ObsObject Source, bool IsPreinstalled = false)
{
    private const int MaxPackageBytes = 128;

    /// <summary>Why no shared app can be called so, for people; null when one can.</summary>
    public static string? PackageProblem(string name) => Encoding.UTF8.GetByteCount(name) > MaxPackageBytes
        ? $"The name of the package is longer than {MaxPackageBytes} bytes."
        : AdbContent.PackageProblem(name);

    /// <summary>Why this cannot be asked for, for people; null when it can.</summary>
    public string? Problem() => PackageProblem(PackageName) ?? Source.Problem();
}
