using System.Text;

namespace CphBot.Cloud.Phones;

/// <summary>What of a phone shall be saved, and where to.</summary>
/// <param name="IncludeFiles">Absolute paths under /data or /cache, each of at most 4,096 bytes; a star only at an end.</param>
public sealed record PhoneExport(string PhoneId, IReadOnlyList<string> IncludeFiles, ObsObject To)
{
    private const int MaxBytes = 4096;

    /// <summary>Of those, what is not saved. Wins over <see cref="IncludeFiles"/>.</summary>
    public IReadOnlyList<string> ExcludeFiles { get; init; } = [];

    /// <summary>Why this cannot be asked for, for people; null when it can.</summary>
    public string? Problem()
    {
        if (IncludeFiles.Count == 0) return "Nothing is named that is to be saved.";
        return IncludeFiles.Concat(ExcludeFiles).Select(PathProblem).FirstOrDefault(problem => problem is not null) ?? To.Problem();
    }

    internal ExportItemBody ToBody() => new(PhoneId, IncludeFiles, ExcludeFiles.Count == 0 ? null : ExcludeFiles, To.Bucket, To.Path);

    private static string? PathProblem(string path)
    {
        if (Encoding.UTF8.GetByteCount(path) > MaxBytes) return $"A path is longer than {MaxBytes:N0} bytes.";
        if (path.Split('/') is not ["", "data" or "cache", ..] segments || segments.Contains("..") || path.Any(char.IsControl)) return $"'{path}' is not an absolute path under /data or /cache.";
        return path.IndexOf('*', StringComparison.Ordinal) is var star && star >= 0 && star < path.Length - 1 ? $"In '{path}' the star is not at the end." : null;
    }
}
