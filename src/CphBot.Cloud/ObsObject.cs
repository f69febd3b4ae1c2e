using System.Text;
using System.Text.RegularExpressions;

namespace CphBot.Cloud;

/// <summary>Where something lies in OBS, the vendor's object storage. The service reads and writes there with rights given to it in the same region.</summary>
/// <param name="Bucket">3 to 63 lower-case letters, digits, dashes and dots.</param>
/// <param name="Path">1 to 1,024 bytes.</param>
public sealed partial record ObsObject(string Bucket, string Path)
{
    private const string Scheme = "obs://";
    private const int MaxPathBytes = 1024;

    /// <summary>Reads <c>obs://bucket/path</c>; null when it is not one, or has a <see cref="Problem"/>.</summary>
    public static ObsObject? Parse(string address)
    {
        if (!address.StartsWith(Scheme, StringComparison.Ordinal)) return null;
        return address[Scheme.Length..].Split('/', 2) is [var bucket, var path] && new ObsObject(bucket, path) is var found && found.Problem() is null ? found : null;
    }

    /// <summary>Why there can be no such object, for people; null when there can.</summary>
    public string? Problem()
    {
        if (!BucketShape().IsMatch(Bucket)) return "A bucket's name has 3 to 63 lower-case letters, digits, dashes and dots.";
        if (string.IsNullOrWhiteSpace(Path) || Path.StartsWith('/')) return "The path inside the bucket is missing, or begins with a slash.";
        if (Path.Any(char.IsControl)) return "The path inside the bucket has a character that cannot be sent.";
        return Encoding.UTF8.GetByteCount(Path) > MaxPathBytes ? $"The path inside the bucket is longer than {MaxPathBytes:N0} bytes." : null;
    }

    /// <summary>Why this is not a file with this ending, for people; null when it is.</summary>
    /// <param name="ending">With its dot.</param>
    public string? EndingProblem(string ending) =>
        Path.EndsWith(ending, StringComparison.Ordinal) && Path.Length > ending.Length && Path[^(ending.Length + 1)] != '/' ? null : $"'{this}' does not end in {ending}.";

    public override string ToString() => $"{Scheme}{Bucket}/{Path}";

    [GeneratedRegex(@"^[a-z0-9][a-z0-9.\-]{2,62}\z", RegexOptions.CultureInvariant)]
    private static partial Regex BucketShape();
}
