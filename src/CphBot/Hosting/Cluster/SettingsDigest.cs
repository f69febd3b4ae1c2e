using System.Security.Cryptography;
using System.Text;

namespace CphBot.Hosting.Cluster;

/// <summary>
/// A short mark for each section of the settings that all nodes must share: "Access=1f2e… Cloud=…". No value can be read from it, and secrets
/// are left out altogether: a mark of a short one could be guessed.
/// </summary>
internal static class SettingsDigest
{
    private const int MarkBytes = 6;

    private static readonly string[] Shared = ["Access", "Cloud", "Operations", "Teams"];
    private static readonly string[] Secret = ["Password", "SecretKey", "AccessKey", "ClientSecret", "CertificatePath", "FederatedTokenFile"];

    public static string Of(IConfiguration configuration) =>
        string.Join(' ', Shared.Select(section => $"{section}={Mark(configuration.GetSection(section))}"));

    /// <returns>The sections that differ, "Access, Cloud"; empty when none does. One that only one of the two knows is of another version.</returns>
    public static string Differences(string one, string other)
    {
        var others = Marks(other);
        return string.Join(", ", Marks(one).Where(mark => others.TryGetValue(mark.Key, out var value) && value != mark.Value).Select(mark => mark.Key));
    }

    private static string Mark(IConfigurationSection section)
    {
        var lines = section.AsEnumerable()
            .Where(pair => pair.Value is { Length: > 0 })
            .Select(pair => $"{pair.Key.ToUpperInvariant()}={(Secret.Any(name => pair.Key.EndsWith(name, StringComparison.OrdinalIgnoreCase)) ? "" : pair.Value)}")
            .Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines)))[..MarkBytes]);
    }

    private static Dictionary<string, string> Marks(string digest) => digest.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(mark => mark.Split('=')).ToDictionary(mark => mark[0], mark => mark[^1], StringComparer.Ordinal);
}
